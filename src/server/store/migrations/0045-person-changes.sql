-- What the desk changed of one person: what was, what it became, why, since when. Whom a person's money goes to waits for another's word.
CREATE TABLE person_change (
  n bigint GENERATED ALWAYS AS IDENTITY, id uuid PRIMARY KEY, beneficiary_id uuid NOT NULL REFERENCES beneficiary ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  kind text NOT NULL CHECK (kind IN ('benefit', 'stop', 'correction', 'payee')), body jsonb NOT NULL, reason text NOT NULL, counts_from date NOT NULL,
  made_at timestamptz NOT NULL, made_by uuid NOT NULL, made_name text NOT NULL, state text NOT NULL CHECK (state IN ('done', 'waiting', 'turned-down')),
  answered_at timestamptz, answered_by uuid, answered_name text, answer_reason text,
  CHECK (num_nonnulls(answered_at, answered_by, answered_name, answer_reason) IN (0, 4)), CHECK (state <> 'waiting' OR answered_at IS NULL),
  -- Two people: whoever asked for another payee may take it back and does not confirm it.
  CHECK (kind <> 'payee' OR state <> 'done' OR (answered_by IS NOT NULL AND answered_by <> made_by))
);
CREATE INDEX person_change_of_beneficiary ON person_change (beneficiary_id, n);
CREATE UNIQUE INDEX person_change_waits_once ON person_change (beneficiary_id) WHERE state = 'waiting';
GRANT SELECT ON person_change TO tan_tay_app;
ALTER TABLE person_change ENABLE ROW LEVEL SECURITY;
-- It goes where the person goes.
CREATE POLICY of_own_people ON person_change TO tan_tay_app USING (EXISTS (SELECT FROM beneficiary WHERE beneficiary.id = person_change.beneficiary_id));

-- What the desk's list is narrowed by, beside the page it is read from: a page of thousands is not unpacked for one look.
CREATE FUNCTION programmes_of(profile jsonb) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(array_agg(DISTINCT one ->> 'programmeCode'), '{}') FROM jsonb_array_elements(coalesce(profile -> 'entitlements', '[]')) AS one
$$;
-- The last day anything runs: '' for nothing at all, '9999-12-31' while no end is known.
CREATE FUNCTION receives_until(profile jsonb) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(max(coalesce(one #>> '{stop,lastDay}', '9999-12-31')), '') FROM jsonb_array_elements(coalesce(profile -> 'entitlements', '[]')) AS one
$$;
CREATE FUNCTION holds_suspended(profile jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(bool_or(one #>> '{stop,kind}' = 'suspended'), false) FROM jsonb_array_elements(coalesce(profile -> 'entitlements', '[]')) AS one
$$;
ALTER TABLE beneficiary
  ADD COLUMN programmes text[] GENERATED ALWAYS AS (programmes_of(profile)) STORED, ADD COLUMN receives_until text GENERATED ALWAYS AS (receives_until(profile)) STORED,
  ADD COLUMN holds_suspended boolean GENERATED ALWAYS AS (holds_suspended(profile)) STORED, ADD COLUMN payee_kind text GENERATED ALWAYS AS (profile #>> '{payee,kind}') STORED,
  ADD COLUMN phone text GENERATED ALWAYS AS (profile ->> 'phone') STORED;
