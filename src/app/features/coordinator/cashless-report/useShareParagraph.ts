import { useI18n } from 'vue-i18n'
import type { SharesAnswer } from '#sync/protocol/Enrolment.ts'
import { fellBehind, standingOf, wholeOf, type ShareStanding } from '../../../desk/cards/useShares.ts'
import { useUnits } from '../../../desk/useUnits.ts'
import { dayText, numberText } from '../../../parts/days.ts'
import { pointsText, shareText, tenthsText } from '../../../parts/shareText.ts'

/** What a commune writes into its monthly report, in office Vietnamese whatever the screen speaks: nothing in it that was not counted. */
export function useShareParagraph() {
  const i18n = useI18n()
  const { nameOnPaper } = useUnits()
  const t = (key: string, named: Record<string, unknown> = {}): string => i18n.t(`shareReport.said.${key}`, named, { locale: 'vi' })

  function changeOf({ changeInTenths: tenths }: ShareStanding): string {
    if (tenths === undefined) return ''
    return t(tenths > 0 ? 'up' : tenths < 0 ? 'down' : 'same', { points: pointsText(Math.abs(tenths)) })
  }
  function mainOf({ month, programmeCode }: SharesAnswer, standing: ShareStanding, unit: string): string {
    const { payable, paidThroughAccount } = standing.count
    const programme =
      programmeCode &&
      t('programme', { programme: i18n.t(`cashless.programmes.${programmeCode}`, {}, { locale: 'vi' }).toLocaleLowerCase('vi') })
    return t('main', {
      ...{ unit, programme, month: dayText(month ?? ''), payable: numberText(payable), paid: numberText(paidThroughAccount) },
      ...{ share: shareText(paidThroughAccount, payable), change: changeOf(standing) },
    })
  }
  function othersOf({ count: { payable, hasAccount, agreed, cashForGoodReason } }: ShareStanding): string[] {
    const others = t('others', {
      ...{ hasAccount: numberText(hasAccount), hasAccountShare: shareText(hasAccount, payable) },
      ...{ agreed: numberText(agreed), agreedShare: shareText(agreed, payable) },
    })
    return cashForGoodReason > 0 ? [others, t('fair', { fair: numberText(cashForGoodReason) })] : [others]
  }
  function aimOf({ forecast, targetInTenths }: ShareStanding): string[] {
    if (forecast.kind === 'no-target' || targetInTenths === null) return []
    return [t(forecast.kind, { target: tenthsText(targetInTenths), month: 'month' in forecast ? dayText(forecast.month) : '' })]
  }

  /** Of one commune, or (`''`) of all of them, where those that fell behind are named. */
  return function paragraphOf(shares: SharesAnswer, unitCode: string): string {
    const one = shares.units.find((unit) => unit.unitCode === unitCode)
    const standing = one ? standingOf(one) : wholeOf(shares)
    const behind = one ? [] : fellBehind(shares).map((unit) => nameOnPaper(unit.unitCode))
    return [
      mainOf(shares, standing, one ? nameOnPaper(one.unitCode) : t('all')),
      ...othersOf(standing),
      ...aimOf(standing),
      ...(behind.length > 0 ? [t('behind', { units: behind.join(', ') })] : []),
    ].join(' ')
  }
}
