import { remember } from '../shared/remember.ts'
import { foldText } from './foldText.ts'

const KIND = /^(ap|thon|khu pho|kp|khom|buon|xom|lang|khu|to dan pho|tdp|to)[\s.:]*(?=\S)/
const LARGER = /^(xa|phuong|thi tran|tt|huyen|quan|thi xa|tx|thanh pho|tp|tinh)\b/

/** «Tổ 3, ấp Lạc Sơn, xã Gia Tân 3» and «Lạc Sơn» are one place: the hamlet's own name, without its kind and without what lies around it. */
export const hamletKey = remember((text) => {
  const parts = foldText(text)
    .split(/[,;–]|\s-\s/)
    .map((part) => part.trim())
    .filter((part) => part !== '' && !LARGER.test(part))
  const named = parts.find((part) => /^(ap|thon|khu pho|kp|khom|buon|xom|lang|khu)\b/.test(part)) ?? parts[0] ?? ''
  return named.replace(KIND, '').replace(/^0+(?=\d)/, '')
})
