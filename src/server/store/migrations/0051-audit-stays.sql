-- What was written down of weighty acts is neither changed nor taken away, the owner of the tables included; an empty record may be made empty.
CREATE FUNCTION audit_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'TRUNCATE' AND NOT EXISTS (SELECT FROM audit_entry) THEN RETURN NULL; END IF;
  RAISE EXCEPTION 'an entry of the audit log is neither changed nor taken away';
END $$;
CREATE TRIGGER audit_entry_stays BEFORE UPDATE OR DELETE ON audit_entry FOR EACH ROW EXECUTE FUNCTION audit_stays();
CREATE TRIGGER audit_log_stays BEFORE TRUNCATE ON audit_entry FOR EACH STATEMENT EXECUTE FUNCTION audit_stays();
