import { source, type Certainty, type DatedSource } from '../programmes/DatedSource.ts'

/** How a bank or wallet is known: its number in payment codes and its name as people say it. */
export type Bank = { readonly bin: string; readonly name: string; readonly source: DatedSource }

const bank = (bin: string, name: string, certainty: Certainty = 'likely'): Bank => ({
  bin,
  name,
  source: source({ from: '2021-01-01', by: 'Danh sách mã ngân hàng của NAPAS, chưa đối chiếu với văn bản', certainty }),
})

/** Those that pay benefits; the numbers were not read in a text of the State Bank and are to be checked before they decide anything. */
export const BANKS: readonly Bank[] = [
  bank('970405', 'Agribank'),
  bank('970415', 'VietinBank'),
  bank('970416', 'ACB'),
  bank('970418', 'BIDV'),
  bank('970436', 'Vietcombank'),
  bank('970449', 'LPBank'),
  bank('971005', 'Viettel Money'),
]

export const findBank = (bin: string): Bank | undefined => BANKS.find((one) => one.bin === bin)
