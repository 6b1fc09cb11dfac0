import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { OFFICE_ADDRESSES } from '#sync/protocol/officeAddresses.ts'
import { auditHead, findBrokenAudit, standsAsNoted, type AuditHead } from '../access/audit.ts'
import { moveToPostgres, type MoveRefusal } from '../store/moveToPostgres.ts'
import { openDatabase } from '../store/openDatabase.ts'
import { PostgresDatabase } from '../store/PostgresDatabase.ts'
import { renewEpoch, restoreDump, type RestoreRefusal } from '../store/restoreDump.ts'
import { dataFolderOf, withOffice } from './askOffice.ts'
import { refuse } from './refuse.ts'

const RESTORE_SENTENCES: Readonly<Record<RestoreRefusal, string>> = {
  'folder-not-empty':
    'Thư mục dữ liệu đang có cơ sở dữ liệu, không ghi đè: đặt DATA_FOLDER khác hoặc tự dời thư mục cũ. / The data folder already holds a database: set another DATA_FOLDER or move the old one away.',
  'not-a-dump': 'Tệp không phải bản sao lưu của Tận Tay, hoặc bị hỏng. / The file is no backup of Tận Tay, or it is broken.',
}

const MOVE_SENTENCES: Readonly<Record<MoveRefusal, string>> = {
  'nothing-here': 'Thư mục dữ liệu không có cơ sở dữ liệu để chuyển. / The data folder holds no database to move.',
  'office-there':
    'Cơ sở dữ liệu PostgreSQL này đã có dữ liệu, không ghi đè: tạo một cái mới bằng createdb. / This PostgreSQL database holds an office already: make a new one with createdb.',
}

/** PostgreSQL brings its own tools, which know better. */
function leaveToPostgres(command: string): void {
  if (process.env.DATABASE_URL)
    refuse(`Đang dùng PostgreSQL, hãy dùng lệnh của nó / PostgreSQL is in use, so use its own tool:\n  ${command}`)
}

export async function dumpTo(file: string): Promise<void> {
  leaveToPostgres(`pg_dump --format=custom --file=${JSON.stringify(file)} "$DATABASE_URL"`)
  if (existsSync(file)) refuse(`Đã có tệp ${file}, không ghi đè. / The file exists and is not written over.`)
  const bytes = await withOffice(({ download }) => download(OFFICE_ADDRESSES.backup))
  writeFileSync(file, bytes, { mode: 0o600, flag: 'wx' })
  console.log(
    `Đã sao lưu ${(bytes.length / 1024 / 1024).toFixed(1)} MB vào ${file}. Tệp chứa mọi thông tin cá nhân và khoá: cất như hồ sơ mật. / Saved. The file holds all personal data and keys: keep it locked away.`,
  )
}

export async function restoreFrom(file: string): Promise<void> {
  leaveToPostgres(
    `pg_restore --clean --if-exists --no-owner --dbname="$DATABASE_URL" ${JSON.stringify(file)}\n  npm run office -- new-epoch      (sau đó / then)`,
  )
  if (!existsSync(file)) refuse(`Không có tệp ${file}. / There is no such file.`)
  const restored = await restoreDump(dataFolderOf(process.env), readFileSync(file), Date.now())
  if (!restored.ok) return refuse(RESTORE_SENTENCES[restored.refusal])
  console.log(
    `Đã khôi phục ${restored.value.people} người. Mỗi máy sẽ gửi lại phần chưa có ở đây rồi tải lại danh sách. / Restored; each phone will push what is missing here and download anew.`,
  )
}

export async function moveToDatabaseUrl(): Promise<void> {
  const url = process.env.DATABASE_URL
  if (!url)
    return refuse('Đặt DATABASE_URL trỏ tới một cơ sở dữ liệu PostgreSQL trống. / Set DATABASE_URL to an empty PostgreSQL database.')
  const postgres = new PostgresDatabase(url)
  try {
    const moved = await moveToPostgres(dataFolderOf(process.env), postgres, Date.now())
    if (!moved.ok) return refuse(MOVE_SENTENCES[moved.refusal])
    const { people, facts, movedFolder } = moved.value
    console.log(
      `Đã chuyển ${people} người và ${facts} bản ghi sang PostgreSQL, đối chiếu từng bảng đều khớp. Bản cũ để ở ${movedFolder}: sao lưu xong thì xoá. Từ nay chạy với DATABASE_URL. / Moved and compared table by table. The old database is set aside; delete it once a backup is made. From now on run with DATABASE_URL.`,
    )
  } finally {
    await postgres.close()
  }
}

/** `LINE:HASH`, as the command printed it. */
function readNoted(word: string): AuditHead {
  const [, position, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(word.trim().toLowerCase()) ?? []
  if (position === undefined || hash === undefined)
    return refuse('Sau --noted cần DÒNG:MÃ như lệnh này đã in ra. / --noted wants LINE:HASH as this command printed it.')
  return { position: Number(position), hash }
}

/**
 * Reads the whole record of weighty acts: each line vouches for the one before it, and `noted`, the last line as written down the time
 * before, for the end of it. Empty when nothing was noted.
 */
export async function checkAudit(noted: string): Promise<void> {
  const before = noted === '' ? undefined : readNoted(noted)
  const { database, release } = await openDatabase(process.env, dataFolderOf(process.env))
  try {
    const head = await database.transaction({ kind: 'system' }, async (queries) => {
      const broken = await findBrokenAudit(queries)
      if (broken !== undefined) return refuse(`Sổ ghi việc bị sửa từ dòng ${broken}. / The audit log was altered from line ${broken} on.`)
      if (before && !(await standsAsNoted(queries, before)))
        return refuse(
          `Dòng ${before.position} đã ghi lại không còn như cũ: sổ bị cắt hoặc viết lại. / Line ${before.position} is not as noted: the log was cut off or written anew.`,
        )
      return auditHead(queries)
    })
    console.log('Sổ ghi việc còn nguyên. / The audit log is whole.')
    if (head)
      console.log(
        `Ghi lại dòng cuối ở nơi khác, lần sau đối chiếu: --noted / Keep the last line elsewhere for the next check: --noted\n${head.position}:${head.hash}`,
      )
  } finally {
    await database.close()
    release()
  }
}

export async function beginNewEpoch(): Promise<void> {
  const { database, release } = await openDatabase(process.env, dataFolderOf(process.env))
  try {
    await renewEpoch(database, Date.now())
  } finally {
    await database.close()
    release()
  }
  console.log('Đã đổi kỳ đồng bộ: mỗi máy sẽ gửi lại và tải lại. / New epoch: each phone will push and download anew.')
}
