-- The last day on which a report said that money came into somebody's account, news or not: reports are brought in out of order.
CREATE TABLE reported_credit (beneficiary_id uuid PRIMARY KEY REFERENCES beneficiary DEFERRABLE INITIALLY DEFERRED, day date NOT NULL);
INSERT INTO reported_credit
  SELECT beneficiary_id, max(day) FROM enrolment_move WHERE cancelled_by IS NULL AND side = 'coordinator' AND move -> 'word' ->> 'kind' = 'moved' AND move -> 'word' ->> 'to' = 'first-money' GROUP BY beneficiary_id;
GRANT SELECT ON reported_credit TO tan_tay_app;
ALTER TABLE reported_credit ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_people ON reported_credit TO tan_tay_app USING (EXISTS (SELECT FROM beneficiary WHERE beneficiary.id = reported_credit.beneficiary_id));
