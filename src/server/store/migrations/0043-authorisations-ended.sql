-- A paper of authorisation that holds no longer: since when, by whose word and why.
ALTER TABLE authorisation ADD COLUMN signed_on date, ADD COLUMN ended_by uuid, ADD COLUMN ended_name text, ADD COLUMN ended_reason text;
ALTER TABLE authorisation ADD CHECK (num_nonnulls(ended_at, ended_by, ended_name, ended_reason) IN (0, 4));
-- Papers shown at a counter are few among the payments: those that are not on file are looked for here.
CREATE INDEX disbursement_on_paper ON disbursement (beneficiary_id) WHERE body #>> '{receiver,kind}' = 'authorised';
