-- What a counter shows of a person stands on the person alone: their lines are stamped when it changes. Lines are locked before the feed's
-- counter is taken, as whoever changes a line does, so that neither waits for the other in a circle.
CREATE FUNCTION touch_lines_of(people uuid[]) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE ids uuid[];
BEGIN
  SELECT array_agg(id) INTO ids FROM (
    SELECT line.id FROM payment_line AS line JOIN payment_period AS period ON period.id = line.period_id
    WHERE line.beneficiary_id = ANY (people) AND period.state IN ('released', 'paying') ORDER BY line.id FOR UPDATE OF line
  ) AS shown;
  IF ids IS NULL THEN RETURN 0; END IF;
  PERFORM touch_payment_lines(ids);
  RETURN cardinality(ids);
END $$;
REVOKE EXECUTE ON FUNCTION touch_lines_of FROM PUBLIC;
GRANT EXECUTE ON FUNCTION touch_lines_of TO tan_tay_app;
