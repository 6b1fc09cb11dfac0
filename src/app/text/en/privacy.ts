import type vi from '../vi/privacy.ts'
import erasure from './privacy/erasure.ts'
import incidents from './privacy/incidents.ts'
import personData from './privacy/personData.ts'
import requests from './privacy/requests.ts'

const en: typeof vi = { ...requests, ...personData, ...erasure, ...incidents }

export default en
