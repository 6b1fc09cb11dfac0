-- A teller bound to pay points; whoever is bound to none has every one of the own communes. Grants carry their moments, as communes do.
CREATE TABLE account_pay_point (
  account_id uuid NOT NULL REFERENCES account, pay_point_id uuid NOT NULL REFERENCES pay_point, granted_at timestamptz NOT NULL, ended_at timestamptz
);
CREATE UNIQUE INDEX account_pay_point_now ON account_pay_point (account_id, pay_point_id) WHERE ended_at IS NULL;
CREATE INDEX account_pay_point_of_account ON account_pay_point (account_id);
CREATE INDEX payment_line_of_point ON payment_line (pay_point_id, period_id);
-- As with communes, the working role never needs to read who is bound to what.
ALTER TABLE account_pay_point ENABLE ROW LEVEL SECURITY;

CREATE FUNCTION has_every_pay_point() RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce(current_setting('tan_tay.pay_points', true), '') = ''
$$;
CREATE FUNCTION at_own_pay_point(point uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce(current_setting('tan_tay.pay_points', true), '') = '' OR point::text = ANY (string_to_array(current_setting('tan_tay.pay_points', true), ','))
$$;

-- Beside the rules that hold to communes, and never wider than they: each of these only takes away.
CREATE POLICY own_pay_points ON pay_point AS RESTRICTIVE TO tan_tay_app USING (at_own_pay_point(id));
CREATE POLICY own_pay_points ON pay_session AS RESTRICTIVE TO tan_tay_app USING (at_own_pay_point(pay_point_id));
CREATE POLICY own_pay_points ON payment_line AS RESTRICTIVE TO tan_tay_app USING (at_own_pay_point(pay_point_id));
CREATE POLICY own_pay_points ON payment_period AS RESTRICTIVE TO tan_tay_app
  USING (has_every_pay_point() OR EXISTS (SELECT FROM payment_line WHERE payment_line.period_id = payment_period.id));
CREATE POLICY own_pay_points ON beneficiary AS RESTRICTIVE TO tan_tay_app
  USING (has_every_pay_point() OR EXISTS (SELECT FROM payment_line WHERE payment_line.beneficiary_id = beneficiary.id));
CREATE POLICY own_pay_points ON ticket_event AS RESTRICTIVE TO tan_tay_app
  USING (has_every_pay_point() OR EXISTS (SELECT FROM difference_ticket WHERE difference_ticket.id = ticket_event.ticket_id));
CREATE POLICY own_pay_points ON enrolment_batch AS RESTRICTIVE TO tan_tay_app
  USING (has_every_pay_point() OR EXISTS (SELECT FROM enrolment_paper WHERE enrolment_paper.batch_id = enrolment_batch.id));

DO $$ DECLARE named text; BEGIN
  -- Of a line: of its pay point alone, whoever else pays the same person elsewhere.
  FOREACH named IN ARRAY ARRAY['disbursement', 'payment_miss', 'payment_recovery', 'difference_ticket'] LOOP
    EXECUTE format('CREATE POLICY own_pay_points ON %1$I AS RESTRICTIVE TO tan_tay_app
      USING (has_every_pay_point() OR EXISTS (SELECT FROM payment_line WHERE payment_line.id = %1$I.line_id))', named);
  END LOOP;
  -- Of a person: of those who are paid at the own places.
  FOREACH named IN ARRAY ARRAY['visit', 'standing_report', 'change_log', 'authorisation', 'enrolment_move', 'enrolment_status', 'enrolment_account', 'enrolment_paper', 'review_case', 'gift_line', 'gift_handover'] LOOP
    EXECUTE format('CREATE POLICY own_pay_points ON %1$I AS RESTRICTIVE TO tan_tay_app
      USING (has_every_pay_point() OR EXISTS (SELECT FROM payment_line WHERE payment_line.beneficiary_id = %1$I.beneficiary_id))', named);
  END LOOP;
  -- What somebody recorded stays their own wherever they work now.
  FOREACH named IN ARRAY ARRAY['fact', 'photo'] LOOP
    EXECUTE format('CREATE POLICY own_pay_points ON %1$I AS RESTRICTIVE TO tan_tay_app
      USING (has_every_pay_point() OR account_id::text = current_setting(''tan_tay.account'', true) OR EXISTS (SELECT FROM payment_line WHERE payment_line.beneficiary_id = %1$I.beneficiary_id))', named);
  END LOOP;
  -- Of a whole commune: nothing a counter needs.
  FOREACH named IN ARRAY ARRAY['snapshot', 'snapshot_blob', 'import_run', 'import_row', 'import_change', 'campaign', 'stock_entry', 'signed_sheet', 'enrolment_target', 'cashless_count', 'cash_point', 'unit_contact', 'incident', 'rate_raise', 'gift_list_run'] LOOP
    EXECUTE format('CREATE POLICY own_pay_points ON %1$I AS RESTRICTIVE TO tan_tay_app USING (has_every_pay_point())', named);
  END LOOP;
END $$;
