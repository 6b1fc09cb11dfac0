-- Photos come after the facts that name them, piece by piece; `received_at` is set when the whole has the fact's hash.
CREATE TABLE photo (
  fact_id uuid PRIMARY KEY REFERENCES fact, beneficiary_id uuid NOT NULL, account_id uuid NOT NULL REFERENCES account,
  sha256 text NOT NULL, total_bytes integer NOT NULL CHECK (total_bytes BETWEEN 1 AND 307200),
  body bytea NOT NULL DEFAULT '', begun_at timestamptz NOT NULL, received_at timestamptz
);
GRANT SELECT, INSERT, UPDATE ON photo TO tan_tay_app;
ALTER TABLE photo ENABLE ROW LEVEL SECURITY;
-- Whoever may see the person may see the photo: it moves with the person from unit to unit. Its author alone may write it.
CREATE POLICY of_own_people_or_author ON photo TO tan_tay_app
  USING (account_id::text = current_setting('tan_tay.account', true) OR EXISTS (SELECT FROM beneficiary WHERE beneficiary.id = photo.beneficiary_id))
  WITH CHECK (account_id::text = current_setting('tan_tay.account', true));
