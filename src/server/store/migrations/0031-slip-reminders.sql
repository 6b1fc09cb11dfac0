-- Where a phone that holds a slip is told of a payday, if somebody asked for it there: one for each phone and slip, gone with the slip's key.
CREATE TABLE slip_reminder (
  key_hash bytea PRIMARY KEY REFERENCES slip_key ON DELETE CASCADE, endpoint text NOT NULL, p256dh text NOT NULL, auth text NOT NULL, made_at timestamptz NOT NULL,
  -- The last payday that was told, and the last one tried.
  told_for date, try_for date, tries integer NOT NULL DEFAULT 0, tried_at timestamptz
);
CREATE INDEX slip_reminder_of_phone ON slip_reminder (endpoint);
-- Nobody reads it but the work that sends.
ALTER TABLE slip_reminder ENABLE ROW LEVEL SECURITY;
ALTER TABLE slip_use DROP CONSTRAINT slip_use_act_check;
ALTER TABLE slip_use ADD CONSTRAINT slip_use_act_check CHECK (act IN ('opened', 'refused', 'again', 'said', 'reminder'));
-- Tries with secrets nobody has are cleared by their age.
CREATE INDEX slip_use_of_nobody ON slip_use (at) WHERE slip_id IS NULL;
-- A round is looked for by the day it pays from.
CREATE INDEX payment_period_pays_from ON payment_period ((body ->> 'payFrom')) WHERE state IN ('released', 'paying');
