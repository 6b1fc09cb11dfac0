-- Whoever stopped a line does not settle what was paid on it all the same.
ALTER TABLE payment_line ADD COLUMN outcome_by uuid;
UPDATE payment_line SET outcome_by = account.id FROM account WHERE account.display_name = outcome_name AND outcome_at IS NOT NULL;
