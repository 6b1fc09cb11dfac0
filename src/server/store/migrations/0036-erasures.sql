-- Erasing a person's data: asked for by one coordinator, done by another. What is left is a number that sums hang on.
CREATE TABLE erasure (
  request_id uuid PRIMARY KEY REFERENCES data_request, beneficiary_id uuid NOT NULL REFERENCES beneficiary DEFERRABLE INITIALLY DEFERRED,
  asked_at timestamptz NOT NULL, asked_by uuid NOT NULL, asked_name text NOT NULL, done_at timestamptz, done_by uuid, done_name text,
  CHECK (num_nonnulls(done_at, done_by, done_name) IN (0, 3)), CONSTRAINT erased_by_another CHECK (done_by IS NULL OR done_by <> asked_by)
);
GRANT SELECT ON erasure TO tan_tay_app;
ALTER TABLE erasure ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_people ON erasure TO tan_tay_app USING (EXISTS (SELECT FROM beneficiary WHERE beneficiary.id = erasure.beneficiary_id));
