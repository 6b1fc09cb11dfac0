-- What an officer told of a person's standing: taken back by whoever told it, or answered by another person of the office.
ALTER TABLE standing_report
  ADD COLUMN officer_name text NOT NULL DEFAULT '', ADD COLUMN cancelled_by uuid, ADD COLUMN settled_by uuid, ADD COLUMN settled_name text, ADD COLUMN decision text CHECK (decision IN ('confirmed', 'turned-down')), ADD COLUMN reason text,
  -- The day the person died or left, where it is known; how they stood before the office said so, for when that was a mistake.
  ADD COLUMN ended_on date, ADD COLUMN standing_before text,
  ADD CHECK (num_nonnulls(settled_at, settled_by, settled_name, decision, reason) IN (0, 5)), ADD CHECK ((standing_before IS NOT NULL) = (decision IS NOT DISTINCT FROM 'confirmed'));
UPDATE standing_report SET officer_name = account.display_name FROM account WHERE account.id = officer_id;
CREATE INDEX standing_report_of_beneficiary ON standing_report (beneficiary_id);
CREATE INDEX standing_report_open ON standing_report (unit_code) WHERE settled_at IS NULL AND cancelled_by IS NULL;

-- Whoever moves to another commune takes along what waits: the commune they live in now answers it.
CREATE FUNCTION report_follows_person() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE standing_report SET unit_code = NEW.unit_code WHERE beneficiary_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER report_follows_person AFTER UPDATE OF unit_code ON beneficiary FOR EACH ROW WHEN (OLD.unit_code <> NEW.unit_code) EXECUTE FUNCTION report_follows_person();
