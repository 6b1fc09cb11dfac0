-- Personal data in wrong hands, lost or shown: what happened, until when the authority is told, and what was done about it.
CREATE TABLE incident (
  n bigint GENERATED ALWAYS AS IDENTITY, id uuid PRIMARY KEY, unit_code text NOT NULL,
  event text NOT NULL CHECK (event IN ('phone-lost', 'wrong-hands', 'strangers-inside', 'shown-openly', 'data-lost', 'other')),
  what text NOT NULL, happened_at timestamptz, noticed_at timestamptz NOT NULL, due_at timestamptz NOT NULL CHECK (due_at > noticed_at), legal_basis text NOT NULL,
  data text[] NOT NULL CHECK (cardinality(data) > 0), people integer CHECK (people >= 0), harm text NOT NULL, measures text NOT NULL, contact text NOT NULL,
  opened_at timestamptz NOT NULL, opened_by uuid NOT NULL, opened_name text NOT NULL,
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'notified', 'closed', 'dismissed')),
  CHECK (happened_at IS NULL OR happened_at <= noticed_at)
);
CREATE INDEX incident_of_unit ON incident (unit_code, state, due_at);
CREATE TABLE incident_step (
  n bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, incident_id uuid NOT NULL REFERENCES incident, at timestamptz NOT NULL, account_id uuid NOT NULL, account_name text NOT NULL,
  act text NOT NULL CHECK (act IN ('note', 'notify', 'tell-people', 'close', 'dismiss')), done_at timestamptz, note text NOT NULL,
  CHECK ((act IN ('notify', 'tell-people')) = (done_at IS NOT NULL))
);
CREATE INDEX incident_step_of_incident ON incident_step (incident_id, n);

-- Only the state moves on; what was written stays as it was told to the authority.
CREATE FUNCTION incidents_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'incident' AND TG_OP = 'UPDATE' AND to_jsonb(NEW) - 'state' = to_jsonb(OLD) - 'state' AND to_jsonb(OLD) ->> 'state' IN ('open', 'notified') THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'what was written of an incident is not changed';
END $$;
CREATE TRIGGER incident_stays BEFORE UPDATE OR DELETE ON incident FOR EACH ROW EXECUTE FUNCTION incidents_stay();
CREATE TRIGGER incident_step_stays BEFORE UPDATE OR DELETE ON incident_step FOR EACH ROW EXECUTE FUNCTION incidents_stay();

GRANT SELECT ON incident, incident_step TO tan_tay_app;
ALTER TABLE incident ENABLE ROW LEVEL SECURITY;
ALTER TABLE incident_step ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_units ON incident TO tan_tay_app USING (in_scope(unit_code));
CREATE POLICY own_units ON incident_step TO tan_tay_app USING (EXISTS (SELECT FROM incident WHERE incident.id = incident_step.incident_id));

-- Who saw, took out or changed something of one person is asked for by the person.
CREATE INDEX audit_entry_of_subject ON audit_entry (subject, position);
