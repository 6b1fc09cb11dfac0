-- What an account says besides its password. The secret lies sealed under a key that is not in the database; codes for a lost phone as hashes.
CREATE TABLE second_factor (
  account_id uuid PRIMARY KEY, sealed_secret bytea NOT NULL, confirmed_at timestamptz NOT NULL,
  -- The thirty seconds of the last code that opened: each opens once.
  last_step bigint NOT NULL
);
-- Shown and not yet confirmed by a code of its own: the one before goes on until then.
CREATE TABLE second_factor_begun (account_id uuid PRIMARY KEY, sealed_secret bytea NOT NULL, begun_at timestamptz NOT NULL);
CREATE TABLE recovery_code (account_id uuid NOT NULL, code_hash bytea NOT NULL, used_at timestamptz, PRIMARY KEY (account_id, code_hash));
