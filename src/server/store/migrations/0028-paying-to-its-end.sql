-- Who stopped a line or opened it again, and when: the other side of a payment that was made all the same.
ALTER TABLE payment_line ADD COLUMN outcome_at timestamptz, ADD COLUMN outcome_name text;

-- How money to come back ended: it came, or another person gave it up.
ALTER TABLE payment_recovery ADD COLUMN ending text CHECK (ending IN ('repaid', 'written-off')), ADD COLUMN ended_by uuid, ADD COLUMN ended_name text;
UPDATE payment_recovery SET ending = 'repaid', ended_name = '' WHERE recovered_at IS NOT NULL;
ALTER TABLE payment_recovery ADD CONSTRAINT recovery_ends_once CHECK (num_nonnulls(ending, recovered_at, ended_name) IN (0, 3)),
  ADD CONSTRAINT written_off_by_another CHECK (ending IS DISTINCT FROM 'written-off' OR (ended_by IS NOT NULL AND ended_by <> opened_by));

-- Nâng lên mức mới: one act on a draft roll, with the paper it stands on.
CREATE TABLE rate_raise (
  id uuid PRIMARY KEY, period_id uuid NOT NULL REFERENCES payment_period, decision text NOT NULL, lines integer NOT NULL, before_in_dong bigint NOT NULL, after_in_dong bigint NOT NULL,
  steps jsonb NOT NULL, at timestamptz NOT NULL, account_id uuid NOT NULL, account_name text NOT NULL
);
CREATE INDEX rate_raise_of_period ON rate_raise (period_id);
GRANT SELECT ON rate_raise TO tan_tay_app;
ALTER TABLE rate_raise ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_units ON rate_raise TO tan_tay_app USING (EXISTS (SELECT FROM payment_period WHERE payment_period.id = period_id));

-- When the phone of an open counter last spoke: nothing else of a phone is told.
GRANT SELECT (id, last_seen_at) ON device TO tan_tay_app;

-- By the office's estimate of the phone's time: when the money was put into a hand, whenever the phone had signal.
ALTER TABLE disbursement ADD COLUMN made_at timestamptz;
UPDATE disbursement SET made_at = fact.estimated_at FROM fact WHERE fact.id = disbursement.fact_id;
