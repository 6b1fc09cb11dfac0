import authorisations from './office/authorisations.ts'
import campaigns from './office/campaigns.ts'
import doubts from './office/doubts.ts'
import lists from './office/lists.ts'
import log from './office/log.ts'
import newCampaign from './office/newCampaign.ts'
import paymentLines from './office/paymentLines.ts'
import paymentPaper from './office/paymentPaper.ts'
import payments from './office/payments.ts'
import people from './office/people.ts'
import refusals from './office/refusals.ts'
import standingReports from './office/standingReports.ts'
import tabs from './office/tabs.ts'
import takeInPackage from './office/takeInPackage.ts'
import users from './office/users.ts'

/** What the coordinator's screens say: one part to fetch, one file for each matter. */
const vi = {
  ...tabs,
  ...users,
  ...authorisations,
  ...campaigns,
  ...newCampaign,
  ...lists,
  ...log,
  ...doubts,
  ...standingReports,
  ...refusals,
  ...payments,
  ...paymentLines,
  ...paymentPaper,
  ...people,
  ...takeInPackage,
}

export default vi
