import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type EmbeddedOptions, startEmbedded } from './embedded.ts'
import { findPostmaster } from './postmaster.ts'

// Processes are started here, on machines that may be busy.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

let folder = ''
const holders: ChildProcess[] = []

beforeEach(async () => {
  folder = await fs.mkdtemp(path.join(os.tmpdir(), 'postil-embedded-'))
})

afterEach(async () => {
  for (const holder of holders.splice(0)) holder.kill('SIGKILL')
  const left = await start().catch(() => null)
  await left?.stop()
  await fs.rm(folder, { recursive: true, force: true })
})

const start = (options: EmbeddedOptions = {}) => startEmbedded(folder, { durable: false, ...options })
const postgresFolder = () => path.join(folder, 'postgres')

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows
  } finally {
    await client.end()
  }
}

/** Another process owns the database; gives its address once it runs. */
async function hold(): Promise<{ holder: ChildProcess; url: string }> {
  const holder = spawn(process.execPath, ['--import', 'tsx', 'server/testing/hold-database.ts', folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  holders.push(holder)
  const [line] = (await once(holder.stdout, 'data')) as [Buffer]
  return { holder, url: line.toString().trim() }
}

async function kill(holder: ChildProcess): Promise<void> {
  const gone = once(holder, 'exit')
  holder.kill('SIGKILL')
  await gone
}

test('keeps what was written over a stop and a start, and stops properly', async () => {
  const first = await start()
  await ask(first.url, 'CREATE TABLE kept AS SELECT 42 AS answer')
  await first.stop()
  expect(await findPostmaster(postgresFolder())).toBeNull()
  expect(await fs.readFile(path.join(postgresFolder(), 'server.log'), 'utf8')).toContain('database system is shut down')
  const second = await start()
  expect(await ask(second.url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }])
  await second.stop()
})

test('is reached from this computer only, and not without its password', async () => {
  const { url, stop } = await start()
  expect(await ask(url, 'SHOW listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }])
  const stranger = new URL(url)
  stranger.password = 'guess'
  await expect(ask(stranger.href, 'SELECT 1')).rejects.toThrow(/password authentication failed/)
  await stop()
})

test('takes over the server that a killed owner left running, and stops it', async () => {
  const { holder, url } = await hold()
  await kill(holder)
  const next = await start()
  expect(next.url).toBe(url)
  await next.stop()
  expect(await findPostmaster(postgresFolder())).toBeNull()
})

test('starts again after the server itself was killed', async () => {
  const { holder, url } = await hold()
  await ask(url, 'CREATE TABLE kept AS SELECT 42 AS answer')
  const { pid } = (await findPostmaster(postgresFolder()))!
  await kill(holder)
  process.kill(pid, 'SIGKILL')
  const next = await start()
  expect(await ask(next.url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }])
  await next.stop()
})

test('is brought back at its address when the server dies under its owner', async () => {
  const troubles: string[] = []
  const { url, stop } = await start({ onTrouble: (sentence) => troubles.push(sentence) })
  process.kill((await findPostmaster(postgresFolder()))!.pid, 'SIGKILL')
  await vi.waitFor(async () => {
    expect(troubles).toHaveLength(1)
    expect(await ask(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  }, { timeout: 60_000, interval: 200 })
  await stop()
  expect(await findPostmaster(postgresFolder())).toBeNull()
})

test('starts although a stale postmaster.pid names a process id that another program has by now', async () => {
  await (await start()).stop()
  await fs.writeFile(path.join(postgresFolder(), 'postmaster.pid'), `${process.pid}\n${postgresFolder()}\n1700000000\n1\n\n127.0.0.1\n\nready\n`)
  const next = await start()
  expect(await ask(next.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  await next.stop()
})

test('begins again where making the database was cut short', async () => {
  await fs.mkdir(path.join(folder, 'postgres.making'))
  await fs.writeFile(path.join(folder, 'postgres.making', 'PG_VERSION'), '18\n')
  await (await start()).stop()
  expect(await fs.readdir(folder)).not.toContain('postgres.making')
})

test('refuses a second owner while the first lives, and lets a command join and leave', async () => {
  const { url } = await hold()
  await expect(start()).rejects.toThrow(/Postil already runs with the data folder .* DATA_DIR/)
  const joined = await start({ whenOwned: 'join' })
  expect(joined.url).toBe(url)
  await joined.stop()
  expect(await ask(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
})

test('says plainly that the data folder cannot be used', async () => {
  const file = path.join(folder, 'file')
  await fs.writeFile(file, '')
  await expect(startEmbedded(path.join(file, 'data'))).rejects.toThrow(/^The data folder .* cannot be used\./)
})
