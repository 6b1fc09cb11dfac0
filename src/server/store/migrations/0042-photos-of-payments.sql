-- A payment stays with the commune that paid it, and its photo with the payment: the person may have moved since.
DROP POLICY of_own_people_or_author ON photo;
CREATE POLICY of_own_people_or_payments_or_author ON photo TO tan_tay_app
  USING (account_id::text = current_setting('tan_tay.account', true) OR EXISTS (SELECT FROM beneficiary WHERE beneficiary.id = photo.beneficiary_id)
    OR EXISTS (SELECT FROM disbursement WHERE disbursement.fact_id = photo.fact_id))
  WITH CHECK (account_id::text = current_setting('tan_tay.account', true));
