import type { Database, Queries } from '#server/store/Database.ts'

/** What somebody who means harm, or a strange typewriter, puts where a name belongs. Whatever of it ran would set `window.struck`. */
export const HOSTILE: readonly string[] = [
  `<img src=x onerror="window.struck=1">`,
  `"><script>window.struck=1</script>`,
  `{{constructor.constructor('window.struck=1')()}}`,
  `javascript:window.struck=1//`,
  `<style>*{display:none!important}</style><svg onload=window.struck=1>`,
  `=HYPERLINK("http://evil.example","Nguyễn")`,
  `@SUM(1+1)*cmd|'/C calc'!A0`,
  `-2+3+cmd|'/C calc'!A0`,
  `+84900000000;rm`,
  `\u202Egnp.hnảV nễyugN\u2066`,
  `Nguyễn${'ạ'.repeat(150)}`,
  `N\u0303\u0301\u0323\u0302${'\u0301'.repeat(40)}guyễn`,
  `\\"'\`\${window.struck=1}%3Cimg%20src=x%20onerror=window.struck=1%3E`,
]
/** By number, so that each of them stands somewhere in every list. */
export const hostile = (number: number): string => `${HOSTILE[number % HOSTILE.length]} ${number}`

type Person = { id: string; profile: Record<string, unknown> & { payee: Record<string, unknown> } }

async function renamePeople(queries: Queries, unitCode: string): Promise<void> {
  const people = await queries.query<Person>('SELECT id, profile FROM beneficiary WHERE unit_code = $1 ORDER BY id', [unitCode])
  const rows = people.map(({ id, profile }, number) => ({
    id,
    profile: {
      ...profile,
      fullName: hostile(number),
      hamlet: hostile(number % 7),
      note: hostile(number + 1),
      ...(profile.guardianName === undefined ? {} : { guardianName: hostile(number + 2) }),
      payee: profile.payee.kind === 'self' ? profile.payee : { ...profile.payee, fullName: hostile(number + 3) },
    },
  }))
  await queries.query(
    `UPDATE beneficiary SET profile = one.profile, name_key = 'struck ' || one.id FROM jsonb_to_recordset($1::jsonb) AS one (id uuid, profile jsonb) WHERE beneficiary.id = one.id`,
    [JSON.stringify(rows)],
  )
}

/** Every word that a person could have written, in one commune's people and whatever names them: straight into the rows, past all that would turn it away. */
export const makeHostile = (database: Database, unitCode: string): Promise<void> =>
  database.transaction({ kind: 'system' }, async (queries) => {
    await renamePeople(queries, unitCode)
    const [word, other, third] = [hostile(0), hostile(1), hostile(10)]
    for (const [sql, ...values] of [
      [`UPDATE account SET display_name = $1 WHERE role = 'officer'`, word],
      [`UPDATE account SET display_name = $1 WHERE role <> 'officer'`, other],
      [`UPDATE authorisation SET full_name = $1, relation = $2, number = $3`, word, other, third],
      [
        `UPDATE campaign SET body = body || jsonb_build_object('name', $1::text || ' ' || (body ->> 'name'), 'place', $2::text, 'source', jsonb_build_object('name', $3::text, 'level', 'state'))`,
        word,
        other,
        third,
      ],
      [`UPDATE pay_point SET address = $1, hours = $2`, word, third],
      [`UPDATE pay_session SET account_name = $1, label = $2`, word, other],
      [`UPDATE payment_line SET payee = payee || jsonb_build_object('fullName', $1::text) WHERE payee ->> 'kind' <> 'self'`, word],
      [
        `UPDATE payment_line SET decision_number = $1, book_number = $2, outcome_name = CASE WHEN outcome_name IS NULL THEN NULL ELSE $3 END`,
        other,
        third,
        word,
      ],
      [`UPDATE payment_period SET made_name = $1, checked_name = CASE WHEN checked_name IS NULL THEN NULL ELSE $2 END`, word, other],
      [`UPDATE gift_handover SET body = body || jsonb_build_object('officerName', $1::text)`, word],
      [`UPDATE gift_line SET card_number = CASE WHEN card_number IS NULL THEN NULL ELSE $1 END, added_reason = $2`, third, other],
      [`DELETE FROM snapshot_blob`],
      [`DELETE FROM snapshot`],
    ] as const)
      await queries.query(sql, values)
  })
