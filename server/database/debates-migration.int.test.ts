import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { diffDatabase } from './diff.ts'
import { migrate, migrationsFolder } from './migrate.ts'
import { everything, readMigrations, withSchemaEngine } from './schema-engine.ts'

/** A database as it was before there were debates, with a layer, two people's handles and a note in it. */
const rows = [
  `INSERT INTO "user" (id, email, name) VALUES ('u1', 'ada@example.org', 'Ada'), ('u2', 'ben@example.org', 'Ben')`,
  `INSERT INTO course (id, title, time_zone, created_by_id) VALUES ('c', 'Floods', 'Europe/Oslo', 'u1')`,
  `INSERT INTO reading (id, course_id, title, authors, created_by_id) VALUES ('r', 'c', 'The river', '{}', 'u1')`,
  `INSERT INTO room (id) VALUES ('room1'), ('room2')`,
  `INSERT INTO layer (id, reading_id, kind, owner_id, scope, room_id) VALUES ('l1', 'r', 'course', NULL, 'course', 'room1'), ('l2', 'r', 'private', 'u1', 'private:u1', 'room2')`,
  `INSERT INTO layer_handle (handle, layer_id, user_id) VALUES ('adaadaadaada', 'l1', 'u1'), ('benbenbenben', 'l1', 'u2'), ('ownownownown', 'l2', 'u1')`,
  `INSERT INTO entry (room_id, key, handle, kind, value, seq, arrived_at, updated_at) VALUES ('room1', 'adaadaadaada:12345678', 'adaadaadaada', 'annotation', '{}', 1, now(), now())`,
]

const name = `test_${randomBytes(8).toString('hex')}`
let url = ''
let client: pg.Client
beforeAll(async () => {
  await asAdmin(`CREATE DATABASE ${name}`)
  const address = new URL(inject('postgresUrl'))
  address.pathname = `/${name}`
  url = address.href
  const all = await readMigrations(migrationsFolder)
  const earlier = all.migrationDirectories.filter(({ path }) => path < '20261122164917_debates')
  await withSchemaEngine(url, (engine) => engine.applyMigrations({ migrationsList: { ...all, migrationDirectories: earlier }, filters: everything }))
  client = new pg.Client({ connectionString: url })
  await client.connect()
  for (const sql of rows) await client.query(sql)
})
afterAll(async () => {
  await client.end()
  await asAdmin(`DROP DATABASE ${name} WITH (FORCE)`)
})

async function asAdmin(sql: string): Promise<void> {
  const admin = new pg.Client({ connectionString: inject('postgresUrl') })
  await admin.connect()
  await admin.query(sql).finally(() => admin.end())
}

test('everybody keeps their names in the layers that were there before debates', async () => {
  expect((await migrate(url))[0]).toContain('debates')
  const { rows: handles } = await client.query('SELECT handle, room_id, user_id FROM room_handle ORDER BY handle')
  expect(handles).toEqual([
    { handle: 'adaadaadaada', room_id: 'room1', user_id: 'u1' },
    { handle: 'benbenbenben', room_id: 'room1', user_id: 'u2' },
    { handle: 'ownownownown', room_id: 'room2', user_id: 'u1' },
  ])
  const { rows: notes } = await client.query(`SELECT u.name FROM entry e JOIN room_handle h ON h.handle = e.handle AND h.room_id = e.room_id JOIN "user" u ON u.id = h.user_id`)
  expect(notes).toEqual([{ name: 'Ada' }])
  await expect(client.query(`INSERT INTO room_handle (handle, room_id, user_id) VALUES ('another', 'room1', 'u1')`)).rejects.toThrow('room_handle_room_id_user_id_key')
  expect(await diffDatabase(url)).toBeNull()
})
