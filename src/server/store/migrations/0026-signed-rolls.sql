-- A signed sheet belongs to a campaign or to a round of paying, never to both.
ALTER TABLE signed_sheet ALTER COLUMN campaign_id DROP NOT NULL, ADD COLUMN period_id uuid REFERENCES payment_period,
  ADD CONSTRAINT signed_sheet_of_one CHECK (num_nonnulls(campaign_id, period_id) = 1), ADD CONSTRAINT signed_sheet_of_period_once UNIQUE (period_id, sha256);
