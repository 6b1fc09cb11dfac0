-- The first floor of the store. Every working table is read and written as role tan_tay_app, which row-level security holds.
CREATE TABLE unit (
  code text NOT NULL, name text NOT NULL, level text NOT NULL, parent_code text,
  valid_from date NOT NULL, valid_to date, legal_basis text NOT NULL,
  PRIMARY KEY (code, valid_from)
);
CREATE TABLE setting (name text PRIMARY KEY, value text NOT NULL);

CREATE TABLE account (
  id uuid PRIMARY KEY, username text NOT NULL UNIQUE, display_name text NOT NULL,
  role text NOT NULL CHECK (role IN ('officer', 'teller', 'coordinator')), duties text[] NOT NULL DEFAULT '{}',
  password_hash text, disabled_at timestamptz, scope_version integer NOT NULL DEFAULT 1, created_at timestamptz NOT NULL
);
CREATE TABLE account_scope (account_id uuid NOT NULL REFERENCES account, unit_code text NOT NULL, PRIMARY KEY (account_id, unit_code));
CREATE TABLE device (
  id uuid PRIMARY KEY, account_id uuid NOT NULL REFERENCES account, signing_key bytea NOT NULL, certificate bytea,
  label text NOT NULL, app_version text NOT NULL, vault_share bytea NOT NULL,
  enrolled_at timestamptz NOT NULL, last_seen_at timestamptz NOT NULL, unsent_count integer NOT NULL DEFAULT 0, oldest_unsent_at timestamptz, revoked_at timestamptz
);
CREATE TABLE session (
  token_hash bytea PRIMARY KEY, account_id uuid NOT NULL REFERENCES account, device_id uuid NOT NULL REFERENCES device,
  created_at timestamptz NOT NULL, last_seen_at timestamptz NOT NULL, signed_in_at timestamptz NOT NULL
);
CREATE INDEX session_of_account ON session (account_id);
CREATE TABLE join_code (code_hash bytea PRIMARY KEY, account_id uuid NOT NULL REFERENCES account, expires_at timestamptz NOT NULL, used_at timestamptz);
CREATE TABLE audit_entry (
  position bigint PRIMARY KEY, at timestamptz NOT NULL, account_id uuid, device_id uuid, act text NOT NULL, subject text NOT NULL, detail jsonb NOT NULL,
  previous_hash bytea NOT NULL, hash bytea NOT NULL
);

-- One counter row orders the feed: taken last in each writing transaction, so a reader who sees n has seen everything up to n.
CREATE TABLE feed_counter (is_single boolean PRIMARY KEY DEFAULT true CHECK (is_single), n bigint NOT NULL, epoch uuid NOT NULL);
CREATE TABLE change_log (position bigint PRIMARY KEY, unit_code text NOT NULL, beneficiary_id uuid NOT NULL, gone boolean NOT NULL);
CREATE INDEX change_log_of_unit ON change_log (unit_code, position);

CREATE TABLE beneficiary (
  id uuid PRIMARY KEY, unit_code text NOT NULL, household_id uuid, name_key text NOT NULL, birth text NOT NULL, birth_year integer,
  hamlet_key text NOT NULL, citizen_id text, old_identity_number text, standing text NOT NULL,
  profile jsonb NOT NULL, profile_hash bytea NOT NULL, changed_at timestamptz NOT NULL
);
CREATE INDEX beneficiary_of_unit ON beneficiary (unit_code, id);
CREATE INDEX beneficiary_of_citizen_id ON beneficiary (citizen_id);
CREATE INDEX beneficiary_of_name ON beneficiary (unit_code, name_key);

CREATE TABLE fact (
  id uuid PRIMARY KEY, device_id uuid NOT NULL, device_sequence bigint NOT NULL, account_id uuid NOT NULL, kind text NOT NULL, version integer NOT NULL,
  header text NOT NULL, header_hash bytea NOT NULL, signature bytea NOT NULL, ephemeral_key bytea NOT NULL, sealed bytea NOT NULL, body jsonb,
  device_time timestamptz, estimated_at timestamptz NOT NULL, received_at timestamptz NOT NULL,
  beneficiary_id uuid, unit_code text, answer text NOT NULL, problem text,
  UNIQUE (device_id, device_sequence)
);
CREATE INDEX fact_of_beneficiary ON fact (beneficiary_id);
-- What came back with the same id or sequence and other content, and what cannot be read: kept whole, counted and shown.
CREATE TABLE quarantined_item (n bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, received_at timestamptz NOT NULL, account_id uuid NOT NULL, device_id uuid NOT NULL, item_id text NOT NULL, problem text NOT NULL, body bytea NOT NULL);
CREATE TABLE visit (
  fact_id uuid PRIMARY KEY, beneficiary_id uuid NOT NULL REFERENCES beneficiary, unit_code text NOT NULL, officer_id uuid NOT NULL, day date NOT NULL,
  cancelled_by uuid, body jsonb NOT NULL
);
CREATE INDEX visit_of_beneficiary ON visit (beneficiary_id, day);
CREATE TABLE standing_report (fact_id uuid PRIMARY KEY, beneficiary_id uuid NOT NULL REFERENCES beneficiary, unit_code text NOT NULL, officer_id uuid NOT NULL, report text NOT NULL, day date NOT NULL, note text NOT NULL, settled_at timestamptz);

-- Pages as they travel: compressed once for all phones of a unit.
CREATE TABLE snapshot (unit_code text NOT NULL, generation uuid NOT NULL, position bigint NOT NULL, people integer NOT NULL, built_at timestamptz NOT NULL, PRIMARY KEY (unit_code, generation));
CREATE TABLE snapshot_blob (generation uuid NOT NULL, unit_code text NOT NULL, part integer NOT NULL, body bytea NOT NULL, sha256 text NOT NULL, PRIMARY KEY (generation, part));

CREATE TABLE import_run (id uuid PRIMARY KEY, at timestamptz NOT NULL, account_id uuid, unit_code text NOT NULL, file_hash bytea NOT NULL, file_name text NOT NULL, added integer NOT NULL, changed integer NOT NULL, unchanged integer NOT NULL);

-- The only way into the change log.
CREATE FUNCTION record_changes(unit_codes text[], beneficiary_ids uuid[], are_gone boolean[]) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE last_position bigint; k integer := cardinality(beneficiary_ids);
BEGIN
  UPDATE feed_counter SET n = n + k RETURNING n INTO last_position;
  INSERT INTO change_log (position, unit_code, beneficiary_id, gone)
    SELECT last_position - k + i, unit_codes[i], beneficiary_ids[i], are_gone[i] FROM generate_subscripts(beneficiary_ids, 1) AS i;
  RETURN last_position;
END $$;

DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'tan_tay_app') THEN CREATE ROLE tan_tay_app NOLOGIN; END IF;
END $$;
GRANT SELECT ON unit, setting, feed_counter, change_log, snapshot, snapshot_blob, device, account, account_scope TO tan_tay_app;
GRANT SELECT, INSERT, UPDATE ON beneficiary, visit, standing_report, fact TO tan_tay_app;
GRANT INSERT, SELECT ON quarantined_item, import_run TO tan_tay_app;
GRANT EXECUTE ON FUNCTION record_changes TO tan_tay_app;

-- The second wall: with every check of the program switched off, an account still sees its own units alone.
CREATE FUNCTION in_scope(code text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT code = ANY (string_to_array(current_setting('tan_tay.units', true), ','))
$$;
ALTER TABLE beneficiary ENABLE ROW LEVEL SECURITY;
ALTER TABLE visit ENABLE ROW LEVEL SECURITY;
ALTER TABLE standing_report ENABLE ROW LEVEL SECURITY;
ALTER TABLE fact ENABLE ROW LEVEL SECURITY;
ALTER TABLE change_log ENABLE ROW LEVEL SECURITY;
ALTER TABLE snapshot ENABLE ROW LEVEL SECURITY;
ALTER TABLE snapshot_blob ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_units ON beneficiary TO tan_tay_app USING (in_scope(unit_code)) WITH CHECK (in_scope(unit_code));
CREATE POLICY own_units ON visit TO tan_tay_app USING (in_scope(unit_code)) WITH CHECK (in_scope(unit_code));
CREATE POLICY own_units ON standing_report TO tan_tay_app USING (in_scope(unit_code)) WITH CHECK (in_scope(unit_code));
CREATE POLICY own_units_or_author ON fact TO tan_tay_app USING (in_scope(unit_code) OR account_id::text = current_setting('tan_tay.account', true)) WITH CHECK (account_id::text = current_setting('tan_tay.account', true));
CREATE POLICY own_units ON change_log FOR SELECT TO tan_tay_app USING (in_scope(unit_code));
CREATE POLICY own_units ON snapshot FOR SELECT TO tan_tay_app USING (in_scope(unit_code));
CREATE POLICY own_units ON snapshot_blob FOR SELECT TO tan_tay_app USING (in_scope(unit_code));
