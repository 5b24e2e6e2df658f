import fs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from './fixtures/test.ts'

let dataDir = ''
test.beforeEach(async () => {
  dataDir = await fs.mkdtemp(path.join(os.tmpdir(), 'postil-running-'))
})
test.afterEach(() => fs.rm(dataDir, { recursive: true, force: true }))

const databaseLog = () => fs.readFile(path.join(dataDir, 'postgres', 'server.log'), 'utf8')
const lockFile = () => fs.access(path.join(dataDir, 'postgres', 'postmaster.pid'))

test('says that it is well, and sends every page with a policy of its own', async ({ startApp, request }) => {
  const app = await startApp({ DATA_DIR: dataDir })
  const health = await request.get(`${app.origin}/healthz`)
  expect(health.status()).toBe(200)
  expect(await health.json()).toEqual({ status: 'ok' })
  const [first, second] = [await request.get(`${app.origin}/sign-in`), await request.get(`${app.origin}/sign-in`)]
  const policy = first.headers()['content-security-policy']
  expect(policy).toMatch(/script-src 'nonce-[^']+' 'strict-dynamic';.*connect-src 'self';/)
  expect(policy).not.toContain('unsafe')
  expect(second.headers()['content-security-policy']).not.toBe(policy)
  expect(first.headers()).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'same-origin', 'x-frame-options': 'DENY' })
})

test('stops on SIGTERM and on Ctrl-C with the database shut down properly', async ({ startApp }) => {
  const app = await startApp({ DATA_DIR: dataDir })
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    await app.stop(signal)
    expect(await databaseLog()).toContain('database system is shut down')
    await expect(lockFile()).rejects.toThrow()
    await app.start()
    expect(await databaseLog()).not.toContain('was not properly shut down')
  }
})

test('starts again after it was killed, and takes over the database it left', async ({ startApp, request }) => {
  const app = await startApp({ DATA_DIR: dataDir })
  await app.stop('SIGKILL')
  await lockFile()
  await app.start()
  expect((await request.get(`${app.origin}/healthz`)).status()).toBe(200)
  await app.stop()
  await expect(lockFile()).rejects.toThrow()
})
