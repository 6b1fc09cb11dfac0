-- What people ask of their own data, until when, and what was done about it.
CREATE TABLE data_request (
  n bigint GENERATED ALWAYS AS IDENTITY, id uuid PRIMARY KEY, beneficiary_id uuid NOT NULL REFERENCES beneficiary DEFERRABLE INITIALLY DEFERRED,
  kind text NOT NULL CHECK (kind IN ('see', 'copy', 'correct', 'erase', 'restrict', 'withdraw', 'object', 'complain')),
  -- Who asks: the person, or who acts for them with the paper that shows it.
  asked_by jsonb NOT NULL, way text NOT NULL CHECK (way IN ('in-person', 'letter', 'phone', 'message')), wish text NOT NULL,
  received_on date NOT NULL, answer_by date NOT NULL, complete_by date NOT NULL CHECK (complete_by >= received_on AND answer_by >= received_on), legal_basis text NOT NULL,
  state text NOT NULL DEFAULT 'new' CHECK (state IN ('new', 'answered', 'done', 'refused'))
);
CREATE INDEX data_request_of_beneficiary ON data_request (beneficiary_id);
CREATE INDEX data_request_open ON data_request (state, answer_by) WHERE state IN ('new', 'answered');
CREATE TABLE data_request_step (
  n bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, request_id uuid NOT NULL REFERENCES data_request, at timestamptz NOT NULL, account_id uuid NOT NULL, account_name text NOT NULL,
  act text NOT NULL CHECK (act IN ('keep', 'answer', 'complete', 'refuse')), ground text CHECK (ground IN ('kept-by-law', 'not-who-they-say', 'others-harmed', 'not-held', 'not-understood')), note text NOT NULL,
  CHECK ((act = 'refuse') = (ground IS NOT NULL))
);
CREATE INDEX data_request_step_of_request ON data_request_step (request_id, n);

-- What was done stays as it was written; only the words of a person who was erased are emptied.
CREATE FUNCTION steps_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.note = '' AND (NEW.n, NEW.request_id, NEW.at, NEW.account_id, NEW.account_name, NEW.act, NEW.ground) IS NOT DISTINCT FROM
    (OLD.n, OLD.request_id, OLD.at, OLD.account_id, OLD.account_name, OLD.act, OLD.ground) THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'a step of a request is not changed';
END $$;
CREATE TRIGGER data_request_step_stays BEFORE UPDATE OR DELETE ON data_request_step FOR EACH ROW EXECUTE FUNCTION steps_stay();

GRANT SELECT ON data_request, data_request_step TO tan_tay_app;
ALTER TABLE data_request ENABLE ROW LEVEL SECURITY;
ALTER TABLE data_request_step ENABLE ROW LEVEL SECURITY;
-- Whoever sees the person sees what they asked, wherever they have moved since.
CREATE POLICY own_people ON data_request TO tan_tay_app USING (EXISTS (SELECT FROM beneficiary WHERE beneficiary.id = data_request.beneficiary_id));
CREATE POLICY own_people ON data_request_step TO tan_tay_app USING (EXISTS (SELECT FROM data_request WHERE data_request.id = data_request_step.request_id));
