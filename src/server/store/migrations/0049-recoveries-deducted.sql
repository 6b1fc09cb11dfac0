-- Trừ vào kỳ sau: whoever decided that money to come back is taken off the next rolls, on what grounds, and when.
ALTER TABLE payment_recovery ADD COLUMN deduct_note text, ADD COLUMN deduct_by uuid, ADD COLUMN deduct_name text, ADD COLUMN deduct_at timestamptz;
ALTER TABLE payment_recovery ADD CONSTRAINT deducted_by_a_decision CHECK (num_nonnulls(deduct_note, deduct_by, deduct_name, deduct_at) IN (0, 4));
