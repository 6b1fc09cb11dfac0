-- Paying: places, periods, the lines of a roll, who holds them at which counter, and what was paid.
CREATE TABLE pay_point (
  id uuid PRIMARY KEY, unit_code text NOT NULL, name text NOT NULL, address text NOT NULL, hours text NOT NULL,
  channel text NOT NULL CHECK (channel IN ('counter', 'commune-point', 'home')), closed_at timestamptz
);
CREATE INDEX pay_point_of_unit ON pay_point (unit_code);

CREATE TABLE payment_period (
  id uuid PRIMARY KEY, body jsonb NOT NULL, months text[] NOT NULL, unit_codes text[] NOT NULL,
  state text NOT NULL CHECK (state IN ('draft', 'checked', 'released', 'paying', 'closed')), previous_id uuid REFERENCES payment_period,
  made_at timestamptz NOT NULL, made_by uuid NOT NULL, made_name text NOT NULL, checked_at timestamptz, checked_by uuid, checked_name text,
  released_at timestamptz, released_by uuid, released_name text, closed_at timestamptz, closed_by uuid, closed_name text,
  -- Two people: whoever made or checked a roll does not release it.
  CHECK (released_by IS NULL OR (released_by <> made_by AND released_by <> checked_by))
);

-- Một phiên chi: a teller's float, list and closing. It holds lines for the day, so that no second counter pays them.
CREATE TABLE pay_session (
  id uuid PRIMARY KEY, period_id uuid NOT NULL REFERENCES payment_period, pay_point_id uuid NOT NULL REFERENCES pay_point, unit_code text NOT NULL,
  account_id uuid NOT NULL, account_name text NOT NULL, device_id uuid NOT NULL, label text NOT NULL, float_in_dong bigint NOT NULL CHECK (float_in_dong >= 0),
  opened_at timestamptz NOT NULL, closing_fact uuid, closing jsonb, closing_device uuid, balanced_at timestamptz,
  CHECK (num_nonnulls(closing_fact, closing, closing_device) IN (0, 3))
);
CREATE INDEX pay_session_of_period ON pay_session (period_id, pay_point_id);
CREATE INDEX pay_session_of_account ON pay_session (account_id, opened_at);

CREATE TABLE payment_line (
  id uuid PRIMARY KEY, period_id uuid NOT NULL REFERENCES payment_period, beneficiary_id uuid NOT NULL REFERENCES beneficiary DEFERRABLE INITIALLY DEFERRED, unit_code text NOT NULL,
  ordinal integer NOT NULL DEFAULT 1, payee jsonb NOT NULL, parts jsonb NOT NULL, amount_in_dong bigint NOT NULL CHECK (amount_in_dong >= 0), carried_months integer NOT NULL DEFAULT 0,
  channel text NOT NULL CHECK (channel IN ('counter', 'commune-point', 'home', 'account')), pay_point_id uuid REFERENCES pay_point,
  decision_number text NOT NULL DEFAULT '', book_number text NOT NULL DEFAULT '', outcome text NOT NULL DEFAULT 'open' CHECK (outcome IN ('open', 'stopped', 'carried', 'returned', 'withdrawn')),
  outcome_reason text, session_id uuid REFERENCES pay_session, carried_to uuid REFERENCES payment_line, added_reason text NOT NULL DEFAULT '', added_by uuid, added_at timestamptz NOT NULL,
  -- The feed's counter when the line or what was paid on it last changed.
  position bigint NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX payment_line_once ON payment_line (period_id, beneficiary_id, ordinal);
CREATE INDEX payment_line_of_beneficiary ON payment_line (beneficiary_id);
CREATE INDEX payment_line_changed ON payment_line (period_id, position);
CREATE INDEX payment_line_of_session ON payment_line (session_id);

CREATE TABLE disbursement (
  n bigint GENERATED ALWAYS AS IDENTITY, fact_id uuid PRIMARY KEY, line_id uuid NOT NULL REFERENCES payment_line, beneficiary_id uuid NOT NULL, unit_code text NOT NULL,
  session_id uuid, via text NOT NULL CHECK (via IN ('cash', 'account')), teller_id uuid, amount_in_dong bigint NOT NULL CHECK (amount_in_dong > 0),
  -- What of it settles the line: nothing of a second payment, never more than was due.
  effective_in_dong bigint NOT NULL CHECK (effective_in_dong BETWEEN 0 AND amount_in_dong),
  day date NOT NULL, received_at timestamptz NOT NULL, doubt text, cancelled_by uuid, body jsonb NOT NULL
);
CREATE INDEX disbursement_of_line ON disbursement (line_id, n);
CREATE INDEX disbursement_of_session ON disbursement (session_id);
-- One settlement of a line: the first committed payment that stands.
CREATE UNIQUE INDEX disbursement_settles_once ON disbursement (line_id) WHERE effective_in_dong > 0 AND cancelled_by IS NULL;

CREATE TABLE payment_miss (
  n bigint GENERATED ALWAYS AS IDENTITY, fact_id uuid PRIMARY KEY, line_id uuid NOT NULL REFERENCES payment_line, beneficiary_id uuid NOT NULL, unit_code text NOT NULL,
  session_id uuid, teller_id uuid NOT NULL, reason text NOT NULL, day date NOT NULL, note text NOT NULL, received_at timestamptz NOT NULL
);
CREATE INDEX payment_miss_of_line ON payment_miss (line_id, n);

-- Money to come back: paid twice, paid to whoever was no longer due it.
CREATE TABLE payment_recovery (
  id uuid PRIMARY KEY, line_id uuid NOT NULL REFERENCES payment_line, fact_id uuid NOT NULL REFERENCES disbursement, beneficiary_id uuid NOT NULL, unit_code text NOT NULL,
  amount_in_dong bigint NOT NULL CHECK (amount_in_dong > 0), reason text NOT NULL, opened_at timestamptz NOT NULL, opened_by uuid NOT NULL, opened_name text NOT NULL,
  recovered_at timestamptz, recovered_note text
);

-- A difference between two rolls that nobody has explained yet: with an owner, a term and a history.
CREATE TABLE difference_ticket (
  id uuid PRIMARY KEY, period_id uuid NOT NULL REFERENCES payment_period, line_id uuid REFERENCES payment_line, beneficiary_id uuid NOT NULL, unit_code text NOT NULL,
  kind text NOT NULL, body jsonb NOT NULL, owner text NOT NULL CHECK (owner IN ('commune', 'post-office', 'coordinator')), due_day date NOT NULL,
  opened_at timestamptz NOT NULL, settled_at timestamptz, settled_by uuid, settled_name text, outcome text, UNIQUE (period_id, beneficiary_id, kind)
);
CREATE INDEX difference_ticket_open ON difference_ticket (unit_code, due_day) WHERE settled_at IS NULL;
CREATE TABLE ticket_event (
  n bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, ticket_id uuid NOT NULL REFERENCES difference_ticket, unit_code text NOT NULL, at timestamptz NOT NULL, account_id uuid, account_name text NOT NULL,
  act text NOT NULL, note text NOT NULL
);
CREATE INDEX ticket_event_of_ticket ON ticket_event (ticket_id, n);

-- Giấy uỷ quyền: who may collect for another, until when.
CREATE TABLE authorisation (
  id uuid PRIMARY KEY, beneficiary_id uuid NOT NULL REFERENCES beneficiary, unit_code text NOT NULL, full_name text NOT NULL, relation text NOT NULL, identity_tail text NOT NULL,
  number text NOT NULL, valid_until date NOT NULL, recorded_at timestamptz NOT NULL, recorded_by uuid NOT NULL, ended_at timestamptz
);
CREATE INDEX authorisation_of_beneficiary ON authorisation (beneficiary_id);

-- Called last in a transaction: takes the feed's counter, so that whoever follows the roll misses no committed change. Each line a number of its own, so that pages can end anywhere.
CREATE FUNCTION touch_payment_lines(line_ids uuid[]) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE last_position bigint; k integer := cardinality(line_ids);
BEGIN
  UPDATE feed_counter SET n = n + k RETURNING n INTO last_position;
  UPDATE payment_line SET position = last_position - k + one.place FROM unnest(line_ids) WITH ORDINALITY AS one (id, place) WHERE payment_line.id = one.id;
  RETURN last_position;
END $$;
REVOKE EXECUTE ON FUNCTION touch_payment_lines FROM PUBLIC;
GRANT EXECUTE ON FUNCTION touch_payment_lines TO tan_tay_app;

ALTER TABLE review_case DROP CONSTRAINT review_case_decision_check;
ALTER TABLE review_case ADD CONSTRAINT review_case_decision_check CHECK (decision IN ('keep-first', 'keep-second', 'keep-both', 'reverse-first', 'reverse-second', 'recover', 'seen', 'withdrawn'));

CREATE INDEX beneficiary_before_payments ON beneficiary (id) WHERE NOT profile ? 'payments';

GRANT SELECT ON pay_point, payment_period, pay_session, payment_line, disbursement, payment_miss, payment_recovery, difference_ticket, ticket_event, authorisation TO tan_tay_app;
ALTER TABLE pay_point ENABLE ROW LEVEL SECURITY;
ALTER TABLE payment_period ENABLE ROW LEVEL SECURITY;
ALTER TABLE pay_session ENABLE ROW LEVEL SECURITY;
ALTER TABLE payment_line ENABLE ROW LEVEL SECURITY;
ALTER TABLE disbursement ENABLE ROW LEVEL SECURITY;
ALTER TABLE payment_miss ENABLE ROW LEVEL SECURITY;
ALTER TABLE payment_recovery ENABLE ROW LEVEL SECURITY;
ALTER TABLE difference_ticket ENABLE ROW LEVEL SECURITY;
ALTER TABLE ticket_event ENABLE ROW LEVEL SECURITY;
ALTER TABLE authorisation ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_units ON pay_point TO tan_tay_app USING (in_scope(unit_code));
CREATE POLICY own_units ON payment_period TO tan_tay_app USING (unit_codes && string_to_array(current_setting('tan_tay.units', true), ','));
CREATE POLICY own_units ON pay_session TO tan_tay_app USING (in_scope(unit_code));
CREATE POLICY own_units ON payment_line TO tan_tay_app USING (in_scope(unit_code));
CREATE POLICY own_units ON disbursement TO tan_tay_app USING (in_scope(unit_code));
CREATE POLICY own_units ON payment_miss TO tan_tay_app USING (in_scope(unit_code));
CREATE POLICY own_units ON payment_recovery TO tan_tay_app USING (in_scope(unit_code));
CREATE POLICY own_units ON difference_ticket TO tan_tay_app USING (in_scope(unit_code));
CREATE POLICY own_units ON ticket_event TO tan_tay_app USING (in_scope(unit_code));
CREATE POLICY own_units ON authorisation TO tan_tay_app USING (in_scope(unit_code));
