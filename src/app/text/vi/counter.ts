import counterPay from './counterPay.ts'
import counterBook from './counterBook.ts'

/** What a teller at the post office's counter says and reads. */
export default { ...counterPay, ...counterBook }
