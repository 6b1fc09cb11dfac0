// The office's desk without a screen: `npm run office -- users | add-user … | disable … | … | dump FILE | restore FILE`.
import { parseArgs } from 'node:util'
import { beginNewEpoch, checkAudit, dumpTo, moveToDatabaseUrl, restoreFrom } from './careForDatabase.ts'
import { removeFactor, requireFactor } from './careForFactors.ts'
import { addUser, bindToPayPoints, changeUser, listDevices, listUsers, makeJoinCode, revokeDevice, unitCodesIn } from './lookAfterUsers.ts'
import { setReminders } from './setReminders.ts'
import { takeInPackage } from './takeInPackage.ts'
import { refuse, runCommand } from './refuse.ts'

const USAGE = `Cách dùng / usage: npm run office -- LỆNH
  users                                       người dùng / list users
  add-user TÊN --name "HỌ TÊN" --role officer|teller|coordinator --units 26305,26308 [--pay-point ĐIỂM]… [--releases] [--password-stdin]
  disable TÊN | enable TÊN                    khoá, mở lại / disable, enable
  scope TÊN 26305,26308                       đổi xã / change units
  pay-points TÊN [--pay-point ĐIỂM]…          giao dịch viên chỉ ở các điểm này; không ghi: mọi điểm / bind a teller
  join-code TÊN                               mã cho máy mới / code for a new phone
  devices                                     các máy / list phones
  revoke MÁY                                  thu hồi máy / revoke a phone
  unsent-package TỆP                          nhận gói chưa gửi / take in a phone's unsent records
  dump TỆP | restore TỆP | new-epoch          sao lưu, khôi phục, đổi kỳ đồng bộ / back up, restore, new epoch
  move-to-postgres                            chuyển dữ liệu sang DATABASE_URL / move the embedded database there
  second-factor required|optional             mã xác thực cho điều phối / second factor of coordinators
  remove-second-factor TÊN                    gỡ mã xác thực đã mất / remove a lost one
  reminders-on mailto:ĐỊA-CHỈ | reminders-off  nhắc ngày chi trả qua mạng / payday reminders by push
  check-audit [--noted DÒNG:MÃ]               sổ ghi việc còn nguyên không / whether the audit log is whole`

const OPTIONS = {
  name: { type: 'string', default: '' },
  role: { type: 'string', default: '' },
  units: { type: 'string', default: '' },
  'pay-point': { type: 'string', multiple: true, default: [] as string[] },
  releases: { type: 'boolean', default: false },
  noted: { type: 'string', default: '' },
  'password-stdin': { type: 'boolean', default: false },
} as const

function parseWords() {
  try {
    return parseArgs({ allowPositionals: true, options: OPTIONS })
  } catch {
    return refuse(USAGE)
  }
}

type Words = ReturnType<typeof parseWords>
type Command = { readonly words: number; readonly run: (words: readonly string[], values: Words['values']) => Promise<void> }

const COMMANDS: Readonly<Record<string, Command>> = {
  users: { words: 0, run: () => listUsers() },
  'add-user': {
    words: 1,
    run: ([username = ''], values) =>
      addUser({
        username,
        displayName: values.name,
        role: values.role,
        units: values.units,
        payPoints: values['pay-point'],
        releases: values.releases,
        passwordFromStdin: values['password-stdin'],
      }),
  },
  disable: { words: 1, run: ([username = '']) => changeUser(username, { isDisabled: true }) },
  enable: { words: 1, run: ([username = '']) => changeUser(username, { isDisabled: false }) },
  scope: { words: 2, run: ([username = '', units = '']) => changeUser(username, { unitCodes: unitCodesIn(units) }) },
  'pay-points': { words: 1, run: ([username = ''], values) => bindToPayPoints(username, values['pay-point']) },
  'join-code': { words: 1, run: ([username = '']) => makeJoinCode(username) },
  devices: { words: 0, run: () => listDevices() },
  revoke: { words: 1, run: ([device = '']) => revokeDevice(device) },
  'unsent-package': { words: 1, run: ([file = '']) => takeInPackage(file) },
  dump: { words: 1, run: ([file = '']) => dumpTo(file) },
  restore: { words: 1, run: ([file = '']) => restoreFrom(file) },
  'move-to-postgres': { words: 0, run: () => moveToDatabaseUrl() },
  'reminders-on': { words: 1, run: ([contact = '']) => setReminders(contact) },
  'reminders-off': { words: 0, run: () => setReminders(null) },
  'second-factor': { words: 1, run: ([word = '']) => requireFactor(word) },
  'remove-second-factor': { words: 1, run: ([username = '']) => removeFactor(username) },
  'check-audit': { words: 0, run: (_, { noted }) => checkAudit(noted) },
  'new-epoch': { words: 0, run: () => beginNewEpoch() },
}

await runCommand(async () => {
  const { values, positionals } = parseWords()
  const [name = '', ...words] = positionals
  const command = Object.entries(COMMANDS).find(([known]) => known === name)?.[1]
  if (!command) return refuse(name === '' ? USAGE : `Không có lệnh ${name}. / There is no command ${name}.\n${USAGE}`)
  if (words.length !== command.words) return refuse(`Lệnh ${name} cần ${command.words} chữ theo sau. / Wrong number of words.\n${USAGE}`)
  await command.run(words, values)
})
