import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { generateClient, installPackages } from './packages.mjs'
import { projectRoot as root } from './project.mjs'
import { complain } from './run-quietly.mjs'
import { say } from './steps.mjs'

/**
 * `npm run dev`: the app with hot reload, with a port and data of its own, beside `npm start` and tests.
 * Next reloads pages; what runs outside it (the rooms and all they use) needs a new process, made when such a file changes.
 */
const env = { ...process.env, NODE_ENV: 'development', NEXT_TELEMETRY_DISABLED: '1', PORT: process.env.PORT ?? '3001', DATA_DIR: process.env.DATA_DIR ?? '.data/dev' }
const outsideNext = ['server', 'lib/auth', 'lib/db', 'lib/domain/annotation', 'lib/domain/layer', 'prisma/schema.prisma', 'lib/env.ts', 'next.config.ts']
const isSource = (/** @type {string} */ name) => /\.(ts|mjs|prisma)$/.test(name) && !/\.test\.ts$|^testing|^cli/.test(name)

/** @type {import('node:child_process').ChildProcess | null} */
let child = null
/** @type {'run' | 'restart' | 'stop'} */
let intent = 'run'

async function start() {
  intent = 'run'
  try {
    await generateClient()
  } catch (error) {
    complain(error)
    return
  }
  // `node --import tsx`, not the tsx command: that is a wrapper process, and signals go astray.
  child = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], { cwd: root, env: /** @type {NodeJS.ProcessEnv} */ (env), stdio: 'inherit' })
  child.on('exit', (code) => {
    child = null
    if (intent === 'restart') void start()
    else if (intent === 'stop') process.exit(0)
    else say(`Postil stopped (${code}). It starts again when a file changes.`)
  })
}

/** @type {NodeJS.Timeout | undefined} */
let pending
/** @param {string | null} name */
function changed(name) {
  if (name === null || !isSource(name)) return
  clearTimeout(pending)
  pending = setTimeout(() => {
    say(`\n${name} changed: starting again.`)
    if (child === null) return void start()
    intent = 'restart'
    child.kill('SIGTERM')
  }, 700)
}

for (const place of outsideNext) {
  const full = path.join(root, place)
  const isFolder = fs.statSync(full).isDirectory()
  fs.watch(full, { recursive: isFolder }, (_event, name) => {
    changed(isFolder ? name : path.basename(full))
  })
}

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, () => {
    intent = 'stop'
    clearTimeout(pending)
    if (child === null) process.exit(0)
    child.kill(signal)
  })
}

try {
  await installPackages()
  await start()
} catch (error) {
  complain(error)
  process.exit(1)
}
