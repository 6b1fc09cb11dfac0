-- Gift campaigns, their lists and what was handed over. A line is one gift for one person, household or martyr.
CREATE TABLE campaign (
  id uuid PRIMARY KEY, body jsonb NOT NULL, state text NOT NULL CHECK (state IN ('draft', 'open', 'closed')), unit_codes text[] NOT NULL,
  created_at timestamptz NOT NULL, opened_at timestamptz, closed_at timestamptz
);
CREATE TABLE gift_line (
  id uuid PRIMARY KEY, campaign_id uuid NOT NULL REFERENCES campaign, beneficiary_id uuid NOT NULL REFERENCES beneficiary DEFERRABLE INITIALLY DEFERRED, unit_code text NOT NULL, entitlement_key text NOT NULL,
  rule_id text NOT NULL, components jsonb NOT NULL, value_in_dong bigint NOT NULL CHECK (value_in_dong >= 0), card_number text,
  outcome text NOT NULL DEFAULT 'open' CHECK (outcome IN ('open', 'removed', 'carried', 'returned', 'cut')), outcome_reason text,
  added_by text NOT NULL CHECK (added_by IN ('rule', 'list', 'hand')), added_at timestamptz NOT NULL, added_account uuid, added_reason text,
  ended_at timestamptz, ended_account uuid
);
CREATE UNIQUE INDEX gift_line_once ON gift_line (campaign_id, entitlement_key) WHERE outcome <> 'removed';
CREATE INDEX gift_line_of_beneficiary ON gift_line (beneficiary_id);
CREATE TABLE gift_handover (
  n bigint GENERATED ALWAYS AS IDENTITY, fact_id uuid PRIMARY KEY, line_id uuid NOT NULL REFERENCES gift_line, beneficiary_id uuid NOT NULL, unit_code text NOT NULL,
  officer_id uuid NOT NULL, is_missed boolean NOT NULL, day date NOT NULL, cancelled_by uuid, kept_beside boolean NOT NULL DEFAULT false, body jsonb NOT NULL
);
CREATE INDEX gift_handover_of_line ON gift_handover (line_id, n);

-- Everything flagged waits here for a person, once.
CREATE TABLE review_case (
  fact_id uuid PRIMARY KEY REFERENCES fact, kind text NOT NULL, problem text NOT NULL, unit_code text, beneficiary_id uuid, recorded_by text NOT NULL, opened_at timestamptz NOT NULL,
  settlement_id uuid, settled_at timestamptz, settled_by uuid, settled_name text,
  decision text CHECK (decision IN ('keep-first', 'keep-second', 'keep-both', 'seen', 'withdrawn')), reason text,
  CHECK (num_nonnulls(settlement_id, settled_at, settled_by, settled_name, decision, reason) IN (0, 6))
);
CREATE INDEX review_case_open ON review_case (unit_code) WHERE settled_at IS NULL;
INSERT INTO review_case (fact_id, kind, problem, unit_code, beneficiary_id, recorded_by, opened_at)
  SELECT fact.id, fact.kind, fact.problem, fact.unit_code, fact.beneficiary_id, coalesce(account.display_name, ''), fact.received_at
  FROM fact LEFT JOIN account ON account.id = fact.account_id WHERE fact.answer = 'flagged';

-- What came to a commune's point, went back or broke; a mistake is put right by a line of its own.
CREATE TABLE stock_entry (
  n bigint GENERATED ALWAYS AS IDENTITY, id uuid PRIMARY KEY, campaign_id uuid NOT NULL REFERENCES campaign, unit_code text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('issued', 'returned', 'damaged')), quantity integer NOT NULL CHECK (quantity <> 0),
  corrects uuid UNIQUE REFERENCES stock_entry, note text NOT NULL, account_id uuid NOT NULL, account_name text NOT NULL, at timestamptz NOT NULL
);
CREATE INDEX stock_entry_of_campaign ON stock_entry (campaign_id, unit_code);

-- Read by every list and count of gifts; inside the profile it would have to be unpacked each time.
ALTER TABLE beneficiary ADD COLUMN hamlet text GENERATED ALWAYS AS (profile ->> 'hamlet') STORED;
-- Finds at once the profiles from before gifts, which the next start completes.
CREATE INDEX beneficiary_before_gifts ON beneficiary (id) WHERE NOT profile ? 'gifts';
GRANT SELECT ON campaign, gift_line, gift_handover, review_case, stock_entry TO tan_tay_app;
ALTER TABLE campaign ENABLE ROW LEVEL SECURITY;
ALTER TABLE gift_line ENABLE ROW LEVEL SECURITY;
ALTER TABLE gift_handover ENABLE ROW LEVEL SECURITY;
ALTER TABLE review_case ENABLE ROW LEVEL SECURITY;
ALTER TABLE stock_entry ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_units ON campaign TO tan_tay_app USING (unit_codes && string_to_array(current_setting('tan_tay.units', true), ','));
CREATE POLICY own_units ON gift_line TO tan_tay_app USING (in_scope(unit_code));
CREATE POLICY own_units ON gift_handover TO tan_tay_app USING (in_scope(unit_code));
CREATE POLICY own_units ON review_case TO tan_tay_app USING (in_scope(unit_code));
CREATE POLICY own_units ON stock_entry TO tan_tay_app USING (in_scope(unit_code));
