import { writeAudit } from '../access/audit.ts'
import type { Database } from '../store/Database.ts'
import { unitNames } from '../store/unitNames.ts'
import { findCampaign } from './campaigns.ts'
import { isOwn, type HttpContext } from './changeCampaign.ts'
import { giftLinesOf } from './giftFigures.ts'
import { writeGiftWorkbook, type GiftPaper } from './giftWorkbook.ts'

/** The campaign's list as a workbook, of one commune where `unit` says so. Who took it out is on record before it leaves. */
export async function exportList(
  database: Database,
  context: HttpContext,
  nowMs: number,
): Promise<{ bytes: Uint8Array; fileName: string } | undefined> {
  const [asker, unit] = [context.get('asker'), context.req.query('unit')]
  const names = await unitNames(database, asker.unitCodes)
  const paper = await database.transaction({ kind: 'system' }, async (queries): Promise<GiftPaper | undefined> => {
    const campaign = await findCampaign(queries, context.req.param('id') ?? '')
    if (!isOwn(campaign, asker)) return undefined
    const lines = (await giftLinesOf(queries, campaign.id)).filter((line) => unit === undefined || line.unitCode === unit)
    const note = { accountId: asker.accountId, deviceId: asker.deviceId, act: 'gift-list-exported' as const, subject: campaign.id }
    await writeAudit(queries, { ...note, detail: { lines: lines.length, unitCode: unit ?? null } }, nowMs)
    const unitName = (unit === undefined ? campaign.unitCodes : [unit]).map((code) => names.get(code) ?? code).join(', ')
    return { campaign, unitName, lines }
  })
  return paper && { bytes: await writeGiftWorkbook(paper), fileName: `danh-sach-qua-${paper.campaign.season}-${unit ?? 'tat-ca'}.xlsx` }
}
