-- Which list a gift came by and whom that list made, so that one brought in by mistake can be taken back within its day.
CREATE TABLE gift_list_run (
  n bigint GENERATED ALWAYS AS IDENTITY, id uuid PRIMARY KEY, campaign_id uuid NOT NULL REFERENCES campaign, file_name text NOT NULL, file_hash bytea NOT NULL, listed integer NOT NULL, added integer NOT NULL,
  kept_back integer NOT NULL, account_id uuid NOT NULL, account_name text NOT NULL, at timestamptz NOT NULL, undone_at timestamptz, undone_account uuid
);
CREATE INDEX gift_list_run_of_campaign ON gift_list_run (campaign_id, n);
CREATE TABLE gift_list_person (run_id uuid NOT NULL REFERENCES gift_list_run, beneficiary_id uuid NOT NULL, hash_after bytea NOT NULL, PRIMARY KEY (run_id, beneficiary_id));
ALTER TABLE gift_line ADD COLUMN run_id uuid REFERENCES gift_list_run;
CREATE INDEX gift_line_of_run ON gift_line (run_id) WHERE run_id IS NOT NULL;
GRANT SELECT ON gift_list_run TO tan_tay_app;
ALTER TABLE gift_list_run ENABLE ROW LEVEL SECURITY;
ALTER TABLE gift_list_person ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_units ON gift_list_run TO tan_tay_app USING (EXISTS (SELECT FROM campaign WHERE campaign.id = campaign_id));

-- A photo sent by mistake is withdrawn with its reason; the right one, or the same again, may then take its place.
ALTER TABLE signed_sheet ADD COLUMN withdrawn_at timestamptz, ADD COLUMN withdrawn_account uuid, ADD COLUMN withdrawn_name text, ADD COLUMN withdrawn_reason text,
  ADD CONSTRAINT signed_sheet_withdrawn_whole CHECK (num_nonnulls(withdrawn_at, withdrawn_account, withdrawn_name, withdrawn_reason) IN (0, 4)),
  DROP CONSTRAINT signed_sheet_campaign_id_sha256_key, DROP CONSTRAINT signed_sheet_of_period_once;
CREATE UNIQUE INDEX signed_sheet_of_campaign_once ON signed_sheet (campaign_id, sha256) WHERE withdrawn_at IS NULL;
CREATE UNIQUE INDEX signed_sheet_of_period_once ON signed_sheet (period_id, sha256) WHERE withdrawn_at IS NULL;

-- Each of them unpacked the whole profile whenever one was written; that all profiles are complete is said by a setting from here on.
DROP INDEX beneficiary_before_gifts, beneficiary_before_payments, beneficiary_before_enrolment;
