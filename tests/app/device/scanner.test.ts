import { scannerContract } from '#tests/support/contracts/scanner.ts'
import { PaperScanner } from '#tests/support/fakes/PaperScanner.ts'

scannerContract('on paper', () => Promise.resolve(new PaperScanner()))
