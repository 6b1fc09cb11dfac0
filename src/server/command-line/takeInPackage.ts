import { readFileSync } from 'node:fs'
import { OFFICE_ADDRESSES } from '#sync/protocol/officeAddresses.ts'
import type { ItemAnswerKind } from '#sync/protocol/Fact.ts'
import type { UnsentPackageAnswer } from '#sync/protocol/UnsentPackage.ts'
import { bodyOf, withOffice } from './askOffice.ts'
import { refuse } from './refuse.ts'

const WORDS: Readonly<Record<ItemAnswerKind, string>> = {
  applied: '✓ đã nhận / received',
  duplicate: '= đã có từ trước / known already',
  flagged: '△ cần xem lại / needs a look',
  parked: '◷ chờ lượt đi trước / waits for another record',
  quarantined: '✕ để riêng / put apart',
  retry: '✕ chưa nhận, làm lại / not taken, do it again',
}

function textIn(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return refuse(`Không mở được tệp ${file}. / The file cannot be opened.`)
  }
}

/** A phone that could not send handed this file out. */
export async function takeInPackage(file: string): Promise<void> {
  const text = textIn(file)
  await withOffice(async ({ ask }) => {
    const answer = bodyOf(await ask('POST', OFFICE_ADDRESSES.unsentPackages, { text })) as UnsentPackageAnswer
    const { ownerName, records, photos } = answer
    console.log(`Gói của ${ownerName}: ${records.length} lượt. / Package with ${records.length} records.`)
    for (const { id, kind, answer: word, problem } of records)
      console.log(`${id} ${kind ?? '?'}: ${WORDS[word]}${problem === null ? '' : ` (${problem})`}`)
    if (photos.received + photos.leftOut > 0)
      console.log(`Ảnh: ${photos.received} đã có, ${photos.leftOut} không dùng được. / Photos: received, left out.`)
  })
}
