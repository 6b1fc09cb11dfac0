import type { Campaign } from './Campaign.ts'

export type SeasonLine = {
  readonly campaignId: string
  readonly season: string
  readonly level: Campaign['source']['level']
  readonly limit: Campaign['limit']
}

/**
 * Several donors in one season are legitimate. Only where this campaign or the other says «once in the season» does a line
 * from a source of the same level keep somebody off the list.
 */
export const mayReceiveToo = (campaign: Campaign, lines: readonly SeasonLine[]): boolean =>
  !lines.some(
    (line) =>
      line.campaignId !== campaign.id &&
      line.season === campaign.season &&
      line.level === campaign.source.level &&
      (line.limit === 'once-in-season' || campaign.limit === 'once-in-season'),
  )
