import { spawn } from 'node:child_process'
import fs from 'node:fs/promises'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest'

// Processes are started here, on machines that may be busy.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

let folder = ''
beforeAll(async () => {
  folder = await fs.mkdtemp(path.join(os.tmpdir(), 'postil-main-'))
})
afterAll(() => fs.rm(folder, { recursive: true, force: true }))

/** Starts the real server with `settings`, which stop it, and gives how it ended. What needs pages is e2e/running.spec.ts's. */
async function startRefused(settings: Record<string, string>): Promise<{ code: number | null; said: string }> {
  const env = { PATH: process.env.PATH, NODE_ENV: 'production', LOG_LEVEL: 'silent', DATA_DIR: path.join(folder, 'data'), ...settings }
  const server = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], { env: env as NodeJS.ProcessEnv, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  server.stderr.on('data', (data: Buffer) => (said += data.toString()))
  server.stdout.resume()
  const code = await new Promise<number | null>((resolve) => server.once('close', resolve))
  return { code, said: said.trim() }
}

const own = { AUTH_SECRET: 'x'.repeat(32) }

test('a wrong setting stops the start with one sentence, before anything is written', async () => {
  expect(await startRefused({ PORT: 'http' })).toEqual({ code: 1, said: 'The setting PORT must be a number.' })
  await expect(fs.access(path.join(folder, 'data'))).rejects.toThrow()
})

test('a taken port stops the start with a sentence that names the setting', async () => {
  const other = net.createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => other.once('listening', resolve))
  const { port } = other.address() as net.AddressInfo
  expect(await startRefused({ PORT: String(port) })).toEqual({
    code: 1, said: `Port ${port} is taken by another program. Choose another with the setting PORT: PORT=${port + 1} npm start`,
  })
  other.close()
})

test('a database that cannot be reached stops the start with what to look for, and without its password', async () => {
  const { code, said } = await startRefused({ ...own, PORT: '39871', DATABASE_URL: 'postgresql://postil:hush-hush@127.0.0.1:1/postil' })
  expect(code).toBe(1)
  expect(said).toBe('The database at 127.0.0.1:1/postil (DATABASE_URL) cannot be reached: nothing listens there. Is PostgreSQL running, and is the port right?')
})

test('a database that is not there, or a wrong password, is said as such', async () => {
  const missing = new URL(inject('postgresUrl'))
  missing.pathname = '/no_such_database'
  expect((await startRefused({ ...own, PORT: '39871', DATABASE_URL: missing.href })).said).toContain('there is no such database')
  const locked = new URL(inject('postgresUrl'))
  locked.password = 'guess'
  expect((await startRefused({ ...own, PORT: '39871', DATABASE_URL: locked.href })).said).toContain('the user or the password is wrong')
})

test('a data folder that cannot be used stops the start with a sentence', async () => {
  const file = path.join(folder, 'file')
  await fs.writeFile(file, '')
  const { code, said } = await startRefused({ PORT: '39871', DATA_DIR: path.join(file, 'data') })
  expect({ code, said }).toEqual({ code: 1, said: expect.stringMatching(/^The data folder .* cannot be used\./) as string })
})

test('a Node that is too old is told so', async () => {
  const older = `data:text/javascript,Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.18.3' } })`
  const start = spawn(process.execPath, ['--import', older, 'server/cli/start.mjs'], { stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  start.stderr.on('data', (data: Buffer) => (said += data.toString()))
  const code = await new Promise<number | null>((resolve) => start.once('close', resolve))
  expect({ code, said }).toEqual({ code: 1, said: 'Postil needs Node 20.19 or newer; this is Node 20.18.3. Install a newer one from nodejs.org and start again.\n' })
})
