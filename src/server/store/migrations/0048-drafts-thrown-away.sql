-- A draft thrown away goes line by line, and of each the database asks who refers to it.
CREATE INDEX payment_line_carried_to ON payment_line (carried_to) WHERE carried_to IS NOT NULL;
CREATE INDEX difference_ticket_of_line ON difference_ticket (line_id) WHERE line_id IS NOT NULL;
CREATE INDEX payment_recovery_of_line ON payment_recovery (line_id);
