import { randomUUID } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import type { Database } from './Database.ts'

export interface Scriptable {
  script(sql: string): Promise<void>
  /** While no other process does such work on this database; those who come meanwhile wait for its end, however long it lasts. */
  alone<Value>(work: () => Promise<Value>): Promise<Value>
}

const FOLDER = new URL('./migrations/', import.meta.url)

/** Runs each numbered file once, whole or not at all. A database made anew gets a fresh epoch. Two at once would collide: see `alone`. */
export async function migrate(database: Database & Scriptable): Promise<void> {
  await database.script('CREATE TABLE IF NOT EXISTS migration (name text PRIMARY KEY, at timestamptz NOT NULL DEFAULT now())')
  const done = await database.transaction({ kind: 'system' }, (queries) => queries.query<{ name: string }>('SELECT name FROM migration'))
  const names = new Set(done.map((row) => row.name))
  for (const name of readdirSync(FOLDER)
    .filter((file) => file.endsWith('.sql'))
    .sort()) {
    if (names.has(name)) continue
    const sql = readFileSync(new URL(name, FOLDER), 'utf8')
    await database.script(`BEGIN;\n${sql}\nINSERT INTO migration (name) VALUES ('${name}');\nCOMMIT;`)
  }
  await database.script('GRANT tan_tay_app TO CURRENT_USER')
  await database.transaction({ kind: 'system' }, (queries) =>
    queries.query('INSERT INTO feed_counter (n, epoch) VALUES (0, $1) ON CONFLICT DO NOTHING', [randomUUID()]),
  )
}
