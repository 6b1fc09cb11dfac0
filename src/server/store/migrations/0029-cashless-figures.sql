-- The share without cash, kept up with what it counts. Who is to be paid in which month and how they count; what all of them come to by month, commune and programme ('' for all together).
CREATE TABLE payable_person (
  beneficiary_id uuid NOT NULL, month text NOT NULL, unit_code text NOT NULL, programme_codes text[] NOT NULL, paid_codes text[] NOT NULL, is_paid boolean NOT NULL,
  reaches_account boolean NOT NULL, reaches_agreed boolean NOT NULL, is_fair_cash boolean NOT NULL, PRIMARY KEY (beneficiary_id, month, unit_code)
);
-- Sums in several rows, to be added up: whoever writes adds a row of their own and waits for nobody.
CREATE TABLE cashless_count (
  n bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, month text NOT NULL, unit_code text NOT NULL, programme_code text NOT NULL,
  payable bigint NOT NULL, paid_through_account bigint NOT NULL, has_account bigint NOT NULL, agreed bigint NOT NULL, cash_for_good_reason bigint NOT NULL
);
CREATE INDEX cashless_count_of_month ON cashless_count (month, unit_code, programme_code);

-- How each status counts, as the program's rules say when it is kept: SQL holds no rule of its own.
ALTER TABLE enrolment_status ADD COLUMN reaches_account boolean NOT NULL DEFAULT false, ADD COLUMN reaches_agreed boolean NOT NULL DEFAULT false, ADD COLUMN is_fair_cash boolean NOT NULL DEFAULT false;
UPDATE enrolment_status SET
  reaches_account = has_account OR place IN ('account-opened', 'card-active', 'number-on-list', 'first-money'),
  reaches_agreed = place IN ('agreed', 'population-checked', 'account-opened', 'card-active', 'number-on-list', 'first-money'),
  is_fair_cash = place IN ('back-to-cash', 'not-feasible') AND coalesce(reason, '') IN ('frail-and-alone', 'no-cash-point-near', 'no-representative');

-- Many small rows of one commune's month become one; those another writer holds are left for later.
CREATE FUNCTION fold_cashless_count(wanted_month text, wanted_unit text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF (SELECT count(*) FROM cashless_count WHERE month = wanted_month AND unit_code = wanted_unit) < 64 THEN RETURN; END IF;
  WITH free AS (SELECT n FROM cashless_count WHERE month = wanted_month AND unit_code = wanted_unit FOR UPDATE SKIP LOCKED),
    gone AS (DELETE FROM cashless_count USING free WHERE cashless_count.n = free.n RETURNING cashless_count.*)
  INSERT INTO cashless_count (month, unit_code, programme_code, payable, paid_through_account, has_account, agreed, cash_for_good_reason)
  SELECT month, unit_code, programme_code, sum(payable), sum(paid_through_account), sum(has_account), sum(agreed), sum(cash_for_good_reason) FROM gone GROUP BY 1, 2, 3;
END $$;

CREATE FUNCTION count_payable_people() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO cashless_count (month, unit_code, programme_code, payable, paid_through_account, has_account, agreed, cash_for_good_reason)
    SELECT month, unit_code, code, count(*), count(*) FILTER (WHERE CASE code WHEN '' THEN is_paid ELSE code = ANY (paid_codes) END), count(*) FILTER (WHERE is_paid OR reaches_account),
      count(*) FILTER (WHERE is_paid OR reaches_agreed), count(*) FILTER (WHERE NOT is_paid AND is_fair_cash)
    FROM new_rows CROSS JOIN LATERAL unnest(array_append(programme_codes, '')) AS code GROUP BY 1, 2, 3 ORDER BY 1, 2, 3;
  END IF;
  IF TG_OP <> 'INSERT' THEN
    INSERT INTO cashless_count (month, unit_code, programme_code, payable, paid_through_account, has_account, agreed, cash_for_good_reason)
    SELECT month, unit_code, code, -count(*), -count(*) FILTER (WHERE CASE code WHEN '' THEN is_paid ELSE code = ANY (paid_codes) END), -count(*) FILTER (WHERE is_paid OR reaches_account),
      -count(*) FILTER (WHERE is_paid OR reaches_agreed), -count(*) FILTER (WHERE NOT is_paid AND is_fair_cash)
    FROM old_rows CROSS JOIN LATERAL unnest(array_append(programme_codes, '')) AS code GROUP BY 1, 2, 3 ORDER BY 1, 2, 3;
    PERFORM fold_cashless_count(month, unit_code) FROM (SELECT DISTINCT month, unit_code FROM old_rows) AS touched;
    RETURN NULL;
  END IF;
  PERFORM fold_cashless_count(month, unit_code) FROM (SELECT DISTINCT month, unit_code FROM new_rows) AS touched;
  RETURN NULL;
END $$;
CREATE TRIGGER payable_person_added AFTER INSERT ON payable_person REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION count_payable_people();
CREATE TRIGGER payable_person_changed AFTER UPDATE ON payable_person REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION count_payable_people();
CREATE TRIGGER payable_person_gone AFTER DELETE ON payable_person REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION count_payable_people();

-- One row a person, month and commune: whoever has two lines is one person, paid through an account if any of them was.
CREATE FUNCTION recount_payable(people uuid[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF cardinality(people) = 0 THEN RETURN; END IF;
  WITH due AS (
    SELECT line.beneficiary_id, period.months[array_upper(period.months, 1)] AS month, line.unit_code, part ->> 'programmeCode' AS code,
      EXISTS (SELECT FROM disbursement AS paid WHERE paid.line_id = line.id AND paid.via = 'account' AND paid.cancelled_by IS NULL) AS is_paid
    FROM payment_line AS line JOIN payment_period AS period ON period.id = line.period_id LEFT JOIN LATERAL jsonb_array_elements(line.parts) AS part ON true
    WHERE line.beneficiary_id = ANY (people) AND period.state IN ('released', 'paying', 'closed') AND line.outcome NOT IN ('withdrawn', 'stopped')
  ), fresh AS (
    SELECT due.beneficiary_id, due.month, due.unit_code, coalesce(array_agg(DISTINCT code) FILTER (WHERE code <> ''), '{}') AS programme_codes,
      coalesce(array_agg(DISTINCT code) FILTER (WHERE code <> '' AND is_paid), '{}') AS paid_codes, bool_or(is_paid) AS is_paid,
      coalesce(bool_or(status.reaches_account), false) AS reaches_account, coalesce(bool_or(status.reaches_agreed), false) AS reaches_agreed, coalesce(bool_or(status.is_fair_cash), false) AS is_fair_cash
    FROM due LEFT JOIN enrolment_status AS status USING (beneficiary_id) GROUP BY 1, 2, 3
  ), gone AS (
    DELETE FROM payable_person AS known WHERE known.beneficiary_id = ANY (people)
      AND NOT EXISTS (SELECT FROM fresh WHERE fresh.beneficiary_id = known.beneficiary_id AND fresh.month = known.month AND fresh.unit_code = known.unit_code)
  )
  INSERT INTO payable_person AS known SELECT * FROM fresh
  ON CONFLICT (beneficiary_id, month, unit_code) DO UPDATE SET programme_codes = excluded.programme_codes, paid_codes = excluded.paid_codes, is_paid = excluded.is_paid,
    reaches_account = excluded.reaches_account, reaches_agreed = excluded.reaches_agreed, is_fair_cash = excluded.is_fair_cash
  WHERE (known.programme_codes, known.paid_codes, known.is_paid, known.reaches_account, known.reaches_agreed, known.is_fair_cash)
    IS DISTINCT FROM (excluded.programme_codes, excluded.paid_codes, excluded.is_paid, excluded.reaches_account, excluded.reaches_agreed, excluded.is_fair_cash);
END $$;

CREATE FUNCTION payment_lines_count() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM recount_payable(ARRAY (SELECT DISTINCT one.beneficiary_id FROM new_rows AS one JOIN payment_period AS period ON period.id = one.period_id WHERE period.state IN ('released', 'paying', 'closed')));
  ELSE
    -- A line whose place in the feed alone is new counts as before.
    PERFORM recount_payable(ARRAY (SELECT DISTINCT before.beneficiary_id FROM old_rows AS before LEFT JOIN new_rows AS after USING (id)
      WHERE (before.outcome, before.unit_code, before.beneficiary_id, before.parts) IS DISTINCT FROM (after.outcome, after.unit_code, after.beneficiary_id, after.parts)));
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER payment_line_added_counts AFTER INSERT ON payment_line REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION payment_lines_count();
CREATE TRIGGER payment_line_changed_counts AFTER UPDATE ON payment_line REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION payment_lines_count();

CREATE FUNCTION disbursements_count() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM recount_payable(ARRAY (SELECT DISTINCT beneficiary_id FROM new_rows WHERE via = 'account'));
  RETURN NULL;
END $$;
CREATE TRIGGER disbursement_added_counts AFTER INSERT ON disbursement REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION disbursements_count();
CREATE TRIGGER disbursement_changed_counts AFTER UPDATE ON disbursement REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION disbursements_count();

-- A roll counts from its release; when it closes, everybody on it is counted once more.
CREATE FUNCTION periods_count() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM recount_payable(ARRAY (SELECT DISTINCT line.beneficiary_id FROM payment_line AS line JOIN new_rows AS after ON after.id = line.period_id JOIN old_rows AS before ON before.id = after.id
    WHERE before.state <> after.state AND (after.state = 'closed' OR (before.state IN ('draft', 'checked')) <> (after.state IN ('draft', 'checked')))));
  RETURN NULL;
END $$;
CREATE TRIGGER payment_period_counts AFTER UPDATE ON payment_period REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION periods_count();

CREATE FUNCTION enrolment_statuses_count() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE payable_person AS known SET reaches_account = one.reaches_account, reaches_agreed = one.reaches_agreed, is_fair_cash = one.is_fair_cash FROM new_rows AS one
  WHERE known.beneficiary_id = one.beneficiary_id AND (known.reaches_account, known.reaches_agreed, known.is_fair_cash) IS DISTINCT FROM (one.reaches_account, one.reaches_agreed, one.is_fair_cash);
  RETURN NULL;
END $$;
CREATE TRIGGER enrolment_status_added_counts AFTER INSERT ON enrolment_status REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION enrolment_statuses_count();
CREATE TRIGGER enrolment_status_changed_counts AFTER UPDATE ON enrolment_status REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION enrolment_statuses_count();

SELECT recount_payable(ARRAY (SELECT DISTINCT beneficiary_id FROM payment_line));

-- Whoever moves takes the way to an account along: the new commune sees it, the old one no longer.
CREATE FUNCTION enrolment_follows() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE enrolment_status SET unit_code = NEW.unit_code WHERE beneficiary_id = NEW.id;
  UPDATE enrolment_move SET unit_code = NEW.unit_code WHERE beneficiary_id = NEW.id;
  UPDATE enrolment_account SET unit_code = NEW.unit_code WHERE beneficiary_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER beneficiary_moves_enrolment AFTER UPDATE ON beneficiary FOR EACH ROW WHEN (OLD.unit_code <> NEW.unit_code) EXECUTE FUNCTION enrolment_follows();
UPDATE enrolment_status AS kept SET unit_code = person.unit_code FROM beneficiary AS person WHERE person.id = kept.beneficiary_id AND kept.unit_code <> person.unit_code;
UPDATE enrolment_move AS kept SET unit_code = person.unit_code FROM beneficiary AS person WHERE person.id = kept.beneficiary_id AND kept.unit_code <> person.unit_code;
UPDATE enrolment_account AS kept SET unit_code = person.unit_code FROM beneficiary AS person WHERE person.id = kept.beneficiary_id AND kept.unit_code <> person.unit_code;

-- Finding whose account a bank's report speaks of.
-- Zeros in front are lost where a spreadsheet took the number for a figure.
CREATE INDEX enrolment_account_by_number ON enrolment_account (ltrim(account_number, '0')) WHERE cancelled_by IS NULL;

-- Where cash is drawn from an account: kept by the commune, with how far each hamlet has to go.
CREATE TABLE cash_point (
  id uuid PRIMARY KEY, unit_code text NOT NULL, kind text NOT NULL CHECK (kind IN ('atm', 'bank', 'post-office', 'agent')), name text NOT NULL, address text NOT NULL, hours text NOT NULL,
  fee_in_dong integer CHECK (fee_in_dong >= 0), distances jsonb NOT NULL, changed_at timestamptz NOT NULL, changed_by uuid NOT NULL, closed_at timestamptz
);
CREATE INDEX cash_point_of_unit ON cash_point (unit_code) WHERE closed_at IS NULL;

GRANT SELECT ON cashless_count, cash_point TO tan_tay_app;
ALTER TABLE payable_person ENABLE ROW LEVEL SECURITY;
ALTER TABLE cashless_count ENABLE ROW LEVEL SECURITY;
ALTER TABLE cash_point ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_units ON cashless_count TO tan_tay_app USING (in_scope(unit_code));
CREATE POLICY own_units ON cash_point TO tan_tay_app USING (in_scope(unit_code));

-- Rosters tell whom to ask again about a card, and when: those packed before are packed again when a phone next asks.
DELETE FROM snapshot_blob;
DELETE FROM snapshot;
