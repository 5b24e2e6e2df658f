import fs from 'node:fs/promises'
import { beforeAll, expect, test } from 'vitest'
import { pool } from '@/lib/db/client.ts'
import { useTestDatabase } from '@/server/testing/database.ts'
import { diffDatabase, diffSchemas, schemaFile } from './diff.ts'
import { migrate } from './migrate.ts'

let url = ''
beforeAll(async () => {
  url = (await useTestDatabase()).url
})

test('the migrations give exactly the schema', async () => {
  expect(await diffDatabase(url)).toBeNull()
})

test('a schema with one more column is not what the migrations give', async () => {
  const schema = await fs.readFile(schemaFile, 'utf8')
  const wider = schema.replace('model Course {', 'model Course {\n  colour String?')
  expect(await diffDatabase(url, wider)).toContain('ADD COLUMN')
})

test('a database with one more table is not what the schema says', async () => {
  await pool().query('CREATE TABLE stray (id int)')
  expect(await diffDatabase(url)).toContain('DROP TABLE "stray"')
  await pool().query('DROP TABLE stray')
})

test('migrating again does nothing', async () => {
  expect(await migrate(url)).toEqual([])
})

test('a new migration is written from two schema files alone', async () => {
  const schema = await fs.readFile(schemaFile, 'utf8')
  expect(await diffSchemas(schema, schema)).toBeNull()
  expect(await diffSchemas(schema, schema.replace('model Course {', 'model Course {\n  colour String?'))).toMatch(/ALTER TABLE "course" ADD COLUMN\s+"colour" TEXT/)
})

test('the schema kept beside the migrations is the schema', async () => {
  const kept = schemaFile.replace('schema.prisma', 'migrations/schema.prisma')
  expect(await diffSchemas(await fs.readFile(kept, 'utf8'), await fs.readFile(schemaFile, 'utf8'))).toBeNull()
})
