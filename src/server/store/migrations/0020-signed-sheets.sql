-- The paper list stays the voucher: photos of the signed sheets stand beside the campaign they belong to.
CREATE TABLE signed_sheet (
  n bigint GENERATED ALWAYS AS IDENTITY, id uuid PRIMARY KEY, campaign_id uuid NOT NULL REFERENCES campaign, unit_code text NOT NULL, note text NOT NULL,
  sha256 text NOT NULL, body bytea NOT NULL, account_id uuid NOT NULL, account_name text NOT NULL, at timestamptz NOT NULL,
  UNIQUE (campaign_id, sha256)
);
GRANT SELECT ON signed_sheet TO tan_tay_app;
ALTER TABLE signed_sheet ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_units ON signed_sheet TO tan_tay_app USING (in_scope(unit_code));
