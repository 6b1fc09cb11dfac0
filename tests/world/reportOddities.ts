/** A report lost or invented, one that was taken back and still waits, or a page on which others wait than at the office. */
export const REPORT_ODDITIES = `
  SELECT 'report without its fact: ' || fact_id AS what FROM standing_report WHERE NOT EXISTS (SELECT FROM fact WHERE fact.id = fact_id)
  UNION ALL SELECT 'fact without its report: ' || id FROM fact WHERE kind = 'person.reported' AND (answer = 'applied' OR problem IN ('clock-far-off', 'device-revoked')) AND NOT EXISTS (SELECT FROM standing_report WHERE fact_id = fact.id)
  UNION ALL SELECT 'taken back and still standing: ' || told.fact_id FROM standing_report AS told JOIN fact ON fact.kind = 'report.cancelled' AND fact.answer = 'applied' AND fact.body ->> 'cancels' = told.fact_id::text WHERE told.cancelled_by IS NULL
  UNION ALL SELECT 'reports on the page are not the record''s: ' || person.id FROM beneficiary AS person
    WHERE ARRAY(SELECT one ->> 'factId' FROM jsonb_array_elements(profile #> '{reports,open}') AS one ORDER BY 1)
      <> ARRAY(SELECT fact_id::text FROM standing_report WHERE beneficiary_id = person.id AND settled_at IS NULL AND cancelled_by IS NULL ORDER BY 1)
  UNION ALL SELECT 'in another commune than the person: ' || fact_id FROM standing_report AS told JOIN beneficiary AS person ON person.id = told.beneficiary_id WHERE told.unit_code <> person.unit_code`
