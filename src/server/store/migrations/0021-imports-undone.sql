-- What a list has made of somebody, so that a list brought in by mistake can be taken back: the page before it and the page it left.
ALTER TABLE import_run ADD COLUMN undone_at timestamptz, ADD COLUMN undone_account uuid;
CREATE TABLE import_change (
  run_id uuid NOT NULL REFERENCES import_run, unit_code text NOT NULL, beneficiary_id uuid NOT NULL, before jsonb, hash_after bytea NOT NULL,
  PRIMARY KEY (run_id, beneficiary_id)
);
GRANT INSERT, SELECT ON import_change TO tan_tay_app;
ALTER TABLE import_change ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_units ON import_change TO tan_tay_app USING (in_scope(unit_code)) WITH CHECK (in_scope(unit_code));
ALTER TABLE import_run ADD COLUMN account_name text NOT NULL DEFAULT '';
-- Which of two lists came later: two may bear the same moment.
ALTER TABLE import_run ADD COLUMN n bigint GENERATED ALWAYS AS IDENTITY;
