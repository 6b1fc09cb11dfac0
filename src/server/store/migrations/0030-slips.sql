-- Slips: what opens a person's own page. The secret and the keys of phones lie here as hashes alone.
CREATE TABLE slip (
  id uuid PRIMARY KEY, beneficiary_id uuid NOT NULL REFERENCES beneficiary DEFERRABLE INITIALLY DEFERRED, secret_hash bytea NOT NULL UNIQUE,
  -- Null: the person's own. Else who reads it, by whose word, until when.
  carer jsonb, expires_on date NOT NULL, made_at timestamptz NOT NULL, made_by uuid NOT NULL, made_name text NOT NULL, revoked_at timestamptz,
  -- In a row, since it last opened or was renewed.
  wrong_guesses integer NOT NULL DEFAULT 0, times_opened integer NOT NULL DEFAULT 0, last_opened_at timestamptz
);
CREATE INDEX slip_of_beneficiary ON slip (beneficiary_id);
CREATE TABLE slip_key (key_hash bytea PRIMARY KEY, slip_id uuid NOT NULL REFERENCES slip, made_at timestamptz NOT NULL, last_used_at timestamptz NOT NULL);
CREATE INDEX slip_key_of_slip ON slip_key (slip_id);
-- Each use; of a try with a secret nobody has, no slip is named.
CREATE TABLE slip_use (n bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, slip_id uuid REFERENCES slip, at timestamptz NOT NULL, act text NOT NULL CHECK (act IN ('opened', 'refused', 'again', 'said')));
CREATE INDEX slip_use_of_slip ON slip_use (slip_id, n);

-- What payees say on their page; the phone names it, so that it is said once.
CREATE TABLE said_report (
  id uuid PRIMARY KEY, slip_id uuid NOT NULL REFERENCES slip, beneficiary_id uuid NOT NULL REFERENCES beneficiary DEFERRABLE INITIALLY DEFERRED, said jsonb NOT NULL, by_carer text,
  owner text NOT NULL CHECK (owner IN ('commune', 'post-office', 'coordinator')), said_at timestamptz NOT NULL, answer_by date NOT NULL,
  answered_at timestamptz, answered_by uuid, answered_name text, answer text, CHECK (num_nonnulls(answered_at, answered_by, answered_name, answer) IN (0, 4))
);
CREATE INDEX said_report_of_beneficiary ON said_report (beneficiary_id, said_at);
CREATE INDEX said_report_open ON said_report (answer_by) WHERE answered_at IS NULL;

-- Whom the people of a commune call.
CREATE TABLE unit_contact (unit_code text PRIMARY KEY, phone text, officer_name text, officer_phone text, set_at timestamptz NOT NULL, set_by uuid NOT NULL);

GRANT SELECT ON slip, slip_key, slip_use, said_report, unit_contact TO tan_tay_app;
ALTER TABLE slip ENABLE ROW LEVEL SECURITY;
ALTER TABLE slip_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE slip_use ENABLE ROW LEVEL SECURITY;
ALTER TABLE said_report ENABLE ROW LEVEL SECURITY;
ALTER TABLE unit_contact ENABLE ROW LEVEL SECURITY;
-- Whoever sees the person sees these, wherever the person has moved since.
CREATE POLICY own_people ON slip TO tan_tay_app USING (EXISTS (SELECT FROM beneficiary WHERE beneficiary.id = slip.beneficiary_id));
CREATE POLICY own_people ON slip_key TO tan_tay_app USING (EXISTS (SELECT FROM slip WHERE slip.id = slip_key.slip_id));
CREATE POLICY own_people ON slip_use TO tan_tay_app USING (EXISTS (SELECT FROM slip WHERE slip.id = slip_use.slip_id));
CREATE POLICY own_people ON said_report TO tan_tay_app USING (EXISTS (SELECT FROM beneficiary WHERE beneficiary.id = said_report.beneficiary_id));
CREATE POLICY own_units ON unit_contact TO tan_tay_app USING (in_scope(unit_code));
