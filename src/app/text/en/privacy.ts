import type vi from '../vi/privacy.ts'
import personData from './privacy/personData.ts'
import requests from './privacy/requests.ts'

const en: typeof vi = { ...requests, ...personData }

export default en
