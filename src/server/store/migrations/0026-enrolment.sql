-- The way to an account: what was said about it, where each person stands, the accounts themselves, and papers handed from one side to the other.
CREATE TABLE enrolment_move (
  n bigint GENERATED ALWAYS AS IDENTITY, fact_id uuid PRIMARY KEY, beneficiary_id uuid NOT NULL, unit_code text NOT NULL, account_id uuid NOT NULL,
  side text NOT NULL CHECK (side IN ('officer', 'teller', 'coordinator')), day date NOT NULL, move jsonb NOT NULL, note text NOT NULL, received_at timestamptz NOT NULL, cancelled_by uuid
);
CREATE INDEX enrolment_move_of_beneficiary ON enrolment_move (beneficiary_id, n);

-- What all the words of a person come to, kept up with them, so that lists and shares fold nothing.
CREATE TABLE enrolment_status (
  beneficiary_id uuid PRIMARY KEY REFERENCES beneficiary ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED, unit_code text NOT NULL, place text NOT NULL, since date,
  obstacle text, obstacle_since date, reason text, follow_up_day date, owner text CHECK (owner IN ('commune', 'bank', 'office')), has_account boolean NOT NULL
);
CREATE INDEX enrolment_status_of_unit ON enrolment_status (unit_code, owner);

-- The only place where an account's number lies in the clear; who looks at one is on record.
CREATE TABLE enrolment_account (
  n bigint GENERATED ALWAYS AS IDENTITY, fact_id uuid PRIMARY KEY, beneficiary_id uuid NOT NULL, unit_code text NOT NULL, bank_bin text NOT NULL, account_number text NOT NULL,
  holder_name text NOT NULL, read_by text NOT NULL, received_at timestamptz NOT NULL, cancelled_by uuid
);
CREATE INDEX enrolment_account_of_beneficiary ON enrolment_account (beneficiary_id, n);

-- Papers on their way from the commune to the bank or post office: each is acknowledged or comes back with a reason.
CREATE TABLE enrolment_batch (
  id uuid PRIMARY KEY, unit_code text NOT NULL, receiver text NOT NULL, handed_day date NOT NULL, note text NOT NULL, made_at timestamptz NOT NULL, made_by uuid NOT NULL, made_name text NOT NULL
);
CREATE TABLE enrolment_paper (
  batch_id uuid NOT NULL REFERENCES enrolment_batch, beneficiary_id uuid NOT NULL REFERENCES beneficiary DEFERRABLE INITIALLY DEFERRED, unit_code text NOT NULL,
  answer text CHECK (answer IN ('acknowledged', 'returned')), reason text, answered_at timestamptz, answered_by uuid, answered_name text, PRIMARY KEY (batch_id, beneficiary_id),
  CHECK (num_nonnulls(answer, answered_at, answered_by, answered_name) IN (0, 4)), CHECK ((answer = 'returned') = (reason IS NOT NULL) OR answer IS NULL)
);
CREATE INDEX enrolment_paper_waiting ON enrolment_paper (unit_code) WHERE answer IS NULL;

-- What share of those to be paid a commune means to pay through accounts, in tenths of a percent; the newest word of it holds.
CREATE TABLE enrolment_target (
  unit_code text NOT NULL, n bigint GENERATED ALWAYS AS IDENTITY, share_in_tenths integer NOT NULL CHECK (share_in_tenths BETWEEN 0 AND 1000), set_at timestamptz NOT NULL, set_by uuid NOT NULL, PRIMARY KEY (unit_code, n)
);

CREATE INDEX beneficiary_before_enrolment ON beneficiary (id) WHERE NOT profile ? 'enrolment';

GRANT SELECT ON enrolment_move, enrolment_status, enrolment_account, enrolment_batch, enrolment_paper, enrolment_target TO tan_tay_app;
ALTER TABLE enrolment_move ENABLE ROW LEVEL SECURITY;
ALTER TABLE enrolment_status ENABLE ROW LEVEL SECURITY;
ALTER TABLE enrolment_account ENABLE ROW LEVEL SECURITY;
ALTER TABLE enrolment_batch ENABLE ROW LEVEL SECURITY;
ALTER TABLE enrolment_paper ENABLE ROW LEVEL SECURITY;
ALTER TABLE enrolment_target ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_units ON enrolment_move TO tan_tay_app USING (in_scope(unit_code));
CREATE POLICY own_units ON enrolment_status TO tan_tay_app USING (in_scope(unit_code));
CREATE POLICY own_units ON enrolment_account TO tan_tay_app USING (in_scope(unit_code));
CREATE POLICY own_units ON enrolment_batch TO tan_tay_app USING (in_scope(unit_code));
CREATE POLICY own_units ON enrolment_paper TO tan_tay_app USING (in_scope(unit_code));
CREATE POLICY own_units ON enrolment_target TO tan_tay_app USING (in_scope(unit_code));
