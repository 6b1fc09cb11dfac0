import type vi from '../vi/counter.ts'
import counterPay from './counterPay.ts'
import counterBook from './counterBook.ts'

const en: typeof vi = { ...counterPay, ...counterBook }
export default en
