import erasure from './privacy/erasure.ts'
import incidents from './privacy/incidents.ts'
import personData from './privacy/personData.ts'
import requests from './privacy/requests.ts'

/** What the law on personal data asks of the office: one part to fetch, one file for each matter. */
const vi = { ...requests, ...personData, ...erasure, ...incidents }

export default vi
