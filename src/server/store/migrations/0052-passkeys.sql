-- What a machine or a security key answers with in place of a code. Only the public half lies here; nobody but the owning role reads either table.
CREATE TABLE passkey (
  id uuid PRIMARY KEY, account_id uuid NOT NULL, credential_id bytea NOT NULL UNIQUE, public_key bytea NOT NULL,
  -- How often the key says it has signed; one that stays at nought counts nothing.
  sign_count bigint NOT NULL, name text NOT NULL, added_at timestamptz NOT NULL, last_used_at timestamptz
);
CREATE INDEX passkey_of_account ON passkey (account_id);
-- Each is answered once, for what it was asked, by the session or browser it was asked in.
CREATE TABLE passkey_challenge (
  challenge bytea PRIMARY KEY, purpose text NOT NULL, asked_in text NOT NULL,
  -- Not known before the password was right: then the key itself must be the account's.
  account_id uuid, asked_at timestamptz NOT NULL
);
