import type { GiftRule } from '#domain/gifts/Campaign.ts'

/** Children and adults living with HIV: no printed list says so (NĐ 20/2021 Điều 8 keeps them from public posting). */
const NEVER_NAMED: ReadonlySet<string> = new Set(['K3', 'K8'])
const NEUTRAL = 'Đối tượng khác'

/** What a list says of why somebody is on it. A rule that reaches a protected group alone would give it away by its name. */
export const labelOnPaper = (label: string, rule: GiftRule | null): string =>
  rule?.criteria.categoryCodes?.every((code) => NEVER_NAMED.has(code)) ? NEUTRAL : label
