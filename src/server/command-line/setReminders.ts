import { OFFICE_ADDRESSES } from '#sync/protocol/officeAddresses.ts'
import { bodyOf, withOffice } from './askOffice.ts'

/** Whoever is named here is written to by the push services when something is wrong; null turns reminders off. */
export const setReminders = (contact: string | null): Promise<void> =>
  withOffice(async ({ ask }) => {
    bodyOf(await ask('POST', OFFICE_ADDRESSES.reminders, { contact }))
    console.log(
      contact === null
        ? 'Đã tắt nhắc ngày chi trả và xoá mọi địa chỉ nhắc. / Reminders are off and every address is deleted.'
        : 'Đã bật nhắc ngày chi trả. Câu nhắc đi qua máy chủ của hãng trình duyệt: không tên, không số tiền, không chương trình. / Reminders are on. One sentence without name, amount or programme passes through the browser makers’ servers.',
    )
  })
