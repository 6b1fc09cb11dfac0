-- A record counts by the grant that held when it was made, so grants and departures carry their moments.
ALTER TABLE account_scope DROP CONSTRAINT account_scope_pkey, ADD COLUMN granted_at timestamptz NOT NULL DEFAULT 'epoch', ADD COLUMN ended_at timestamptz;
ALTER TABLE account_scope ALTER COLUMN granted_at DROP DEFAULT;
CREATE UNIQUE INDEX account_scope_now ON account_scope (account_id, unit_code) WHERE ended_at IS NULL;
CREATE INDEX account_scope_of_account ON account_scope (account_id);

ALTER TABLE change_log ADD COLUMN at timestamptz NOT NULL DEFAULT 'epoch';
ALTER TABLE change_log ALTER COLUMN at DROP DEFAULT;
CREATE INDEX change_log_departures ON change_log (beneficiary_id) WHERE gone;
DROP FUNCTION record_changes(text[], uuid[], boolean[]);
CREATE FUNCTION record_changes(unit_codes text[], beneficiary_ids uuid[], are_gone boolean[], changed_at timestamptz DEFAULT now()) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE last_position bigint; k integer := cardinality(beneficiary_ids);
BEGIN
  UPDATE feed_counter SET n = n + k RETURNING n INTO last_position;
  INSERT INTO change_log (position, unit_code, beneficiary_id, gone, at)
    SELECT last_position - k + i, unit_codes[i], beneficiary_ids[i], are_gone[i], changed_at FROM generate_subscripts(beneficiary_ids, 1) AS i;
  RETURN last_position;
END $$;
REVOKE EXECUTE ON FUNCTION record_changes FROM PUBLIC;
GRANT EXECUTE ON FUNCTION record_changes TO tan_tay_app;

CREATE INDEX fact_parked ON fact ((body ->> 'cancels')) WHERE answer = 'parked';

-- Keys, shares and password hashes are nothing the working role ever needs to read.
REVOKE ALL ON setting, account, account_scope, device FROM tan_tay_app;
