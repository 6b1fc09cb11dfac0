-- What each row of a brought-in list became: kept word for word, so that nothing on paper is lost.
ALTER TABLE import_run ADD COLUMN programme_code text NOT NULL DEFAULT 'KHAC', ADD COLUMN kept_back integer NOT NULL DEFAULT 0, ADD COLUMN sum_in_dong bigint NOT NULL DEFAULT 0;
CREATE TABLE import_row (
  run_id uuid NOT NULL REFERENCES import_run, place integer NOT NULL, unit_code text NOT NULL, outcome text NOT NULL CHECK (outcome IN ('added', 'changed', 'unchanged', 'kept-back')),
  beneficiary_id uuid, body jsonb NOT NULL, PRIMARY KEY (run_id, place)
);
GRANT INSERT, SELECT ON import_row TO tan_tay_app;
ALTER TABLE import_run ENABLE ROW LEVEL SECURITY;
ALTER TABLE import_row ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_units ON import_run TO tan_tay_app USING (in_scope(unit_code)) WITH CHECK (in_scope(unit_code));
CREATE POLICY own_units ON import_row TO tan_tay_app USING (in_scope(unit_code)) WITH CHECK (in_scope(unit_code));
