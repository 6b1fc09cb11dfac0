import type { CaseloadPeople } from '#domain/caseload/CaseloadPeople.ts'
import type { Campaign } from '#domain/gifts/Campaign.ts'
import { ADDRESSES } from '#sync/protocol/Access.ts'
import { parseKnownCampaigns } from '#sync/protocol/parseAnswers.ts'
import type { Campaigns } from '../tools.ts'
import type { FetchLink } from './FetchLink.ts'
import { FollowedList } from './FollowedList.ts'
import type { CurrentRoom } from './OpenRoom.ts'

const ADDRESS = `${ADDRESSES.campaigns}?only=known`

export class PhoneCampaigns extends FollowedList<Campaign> implements Campaigns {
  #hasAskedForRosters = false

  constructor(room: CurrentRoom, link: FetchLink) {
    super(room, link, { name: 'campaigns', address: ADDRESS, parse: (answer) => parseKnownCampaigns(answer)?.campaigns })
  }

  /** Rosters from before gifts are to be fetched anew, once: an office that still packs them so has no others. */
  wantRosters(people: CaseloadPeople | undefined): boolean {
    if (this.#hasAskedForRosters || (people?.gifts.isComplete ?? true)) return false
    this.#hasAskedForRosters = true
    return true
  }
}
