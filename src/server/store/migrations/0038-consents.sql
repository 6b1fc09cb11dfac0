-- What a person said when asked whether a photo or a place may be kept: each word as it was said, none of them ever changed.
CREATE TABLE consent (
  n bigint GENERATED ALWAYS AS IDENTITY, fact_id uuid PRIMARY KEY, beneficiary_id uuid NOT NULL REFERENCES beneficiary DEFERRABLE INITIALLY DEFERRED,
  account_id uuid NOT NULL, account_name text NOT NULL,
  purpose text NOT NULL CHECK (purpose IN ('photo', 'place')), answer text NOT NULL CHECK (answer IN ('given', 'refused', 'withdrawn')),
  way text NOT NULL CHECK (way IN ('spoken', 'signed')), speaker text NOT NULL CHECK (speaker IN ('self', 'representative')),
  notice_version integer NOT NULL CHECK (notice_version > 0), day date NOT NULL
);
CREATE INDEX consent_of_beneficiary ON consent (beneficiary_id, n);

CREATE FUNCTION consents_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'what somebody said is not changed';
END $$;
CREATE TRIGGER consent_stays BEFORE UPDATE OR DELETE ON consent FOR EACH ROW EXECUTE FUNCTION consents_stay();

GRANT SELECT ON consent TO tan_tay_app;
ALTER TABLE consent ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_people ON consent TO tan_tay_app USING (EXISTS (SELECT FROM beneficiary WHERE beneficiary.id = consent.beneficiary_id));
