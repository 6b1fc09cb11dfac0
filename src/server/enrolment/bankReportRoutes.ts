import { Hono } from 'hono'
import * as v from 'valibot'
import { parsePlainDate, vietnamDay } from '#domain/shared/PlainDate.ts'
import { ADDRESSES } from '#sync/protocol/Access.ts'
import { bankReportRequest } from '#sync/protocol/Enrolment.ts'
import type { HttpEnvironment, Services } from '../http/Services.ts'
import { readSent, refusalOf } from '../payments/rollRoutes.ts'
import { previewBankReport, takeInBankReport, type BankReport } from './bankReport.ts'

/** A bank's or the post office's report on accounts, read in the cage before anything of the office is touched. */
export function bankReportRoutes({ database, clock }: Services): Hono<HttpEnvironment> {
  const routes = new Hono<HttpEnvironment>()
  routes.post(`${ADDRESSES.enrolment}/bank-reports`, async (context) => {
    const parsed = v.safeParse(bankReportRequest, await context.req.json().catch(() => undefined))
    const day = parsed.success ? parsePlainDate(parsed.output.day) : undefined
    if (!parsed.success || !day) return context.json({ problem: 'bad-request' }, 400)
    const { dryRun, source, says, fileName } = parsed.output
    const list = await readSent(parsed.output)
    if (!list.ok) return context.json(refusalOf(list.refusal), 422)
    const [asker, nowMs] = [context.get('asker'), clock.nowMs()]
    const report: BankReport = { list: list.value, source, says, fileName, day, today: vietnamDay(nowMs) }
    const answer = await database.transaction({ kind: 'system' }, (queries) =>
      dryRun ? previewBankReport(queries, report, asker) : takeInBankReport(queries, report, { asker, nowMs }),
    )
    return context.json(answer, dryRun ? 200 : 201)
  })
  return routes
}
