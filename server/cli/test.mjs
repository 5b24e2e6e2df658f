import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { findChromium } from './chromium.mjs'
import { generateClient, installPackages } from './packages.mjs'
import { projectRoot } from './project.mjs'
import { mostForReading, readingRoute, weighRoute } from './route-weight.mjs'
import { complain } from './run-quietly.mjs'
import { say } from './steps.mjs'

/** `npm test`: every check, one after the other, also after one that failed. `--quick`: lint, types and unit tests. */
const quick = process.argv.includes('--quick')
const results = path.join(projectRoot, 'test-results')

/** @typedef {{ passed: number, failed: number }} Count */

const total = { passed: 0, failed: 0 }
/** @type {string[]} */
const summary = []

process.chdir(projectRoot)
// A build of its own, so that a running `npm start` keeps its pages.
Object.assign(process.env, { POSTIL_PAGES_DIR: '.next-test', NEXT_TELEMETRY_DISABLED: '1' })
try {
  await installPackages()
  await generateClient()
} catch (error) {
  complain(error)
  process.stdout.write('0 passed, 1 failed\n')
  process.exit(1)
}
fs.rmSync(results, { recursive: true, force: true })
fs.mkdirSync(results, { recursive: true })

await check('Lint', ['node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0'])
await check('Types of routes', ['node_modules/next/dist/bin/next', 'typegen'])
await check('Types', ['node_modules/typescript/bin/tsc', '--noEmit'])
await vitest('Unit tests', 'unit')
if (!quick) {
  await vitest('Integration tests, on a real PostgreSQL', 'int')
  const chromium = await findChromium()
  if (chromium === null) {
    record('Browser and end-to-end tests', { passed: 0, failed: 1 }, 0)
    say('There is no Chromium. Install one (Debian: apt-get install chromium; elsewhere: npx playwright install chromium), or name it in CHROMIUM_PATH.')
  } else {
    process.env.CHROMIUM_PATH = chromium
    await vitest('Browser tests', 'browser')
    await check('Build', ['server/cli/build.mjs'])
    checkWeight()
    await playwright()
  }
}

say(`\n${summary.join('\n')}\n`)
process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`)
process.exit(total.failed === 0 ? 0 : 1)

/** @param {string} name @param {string[]} args */
async function check(name, args) {
  const { code, seconds } = await run(name, args)
  record(name, code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }, seconds)
}

/** What a reader waits for must not grow again unseen. */
function checkWeight() {
  const name = 'JavaScript of the reading'
  try {
    const bytes = weighRoute('.next-test', readingRoute)
    say(`\n== ${name}: ${(bytes / 1000).toFixed(1)} kB compressed, at most ${mostForReading / 1000}`)
    record(name, bytes <= mostForReading ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }, 0)
  } catch (error) {
    complain(error)
    record(name, { passed: 0, failed: 1 }, 0)
  }
}

/** @param {string} name @param {string} project */
async function vitest(name, project) {
  const file = path.join(results, `${project}.json`)
  const { code, seconds } = await run(name, ['node_modules/vitest/vitest.mjs', 'run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`])
  const report = read(file)
  record(name, count(code, Number(report?.numPassedTests ?? 0), Number(report?.numFailedTests ?? 0)), seconds)
}

async function playwright() {
  const { code, seconds } = await run('End-to-end tests', ['node_modules/@playwright/test/cli.js', 'test'])
  const stats = read(path.join(results, 'e2e.json'))?.stats
  record('End-to-end tests', count(code, Number(stats?.expected ?? 0) + Number(stats?.flaky ?? 0), Number(stats?.unexpected ?? 0)), seconds)
}

/**
 * What failed outside any test (a file that does not load, an error nobody caught) counts as one.
 * @param {number} code @param {number} passed @param {number} failed @returns {Count}
 */
function count(code, passed, failed) {
  return { passed, failed: code === 0 ? failed : Math.max(failed, 1) }
}

/** @param {string} file */
function read(file) {
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : undefined
}

/** @param {string} name @param {Count} counted @param {number} seconds */
function record(name, { passed, failed }, seconds) {
  total.passed += passed
  total.failed += failed
  summary.push(`  ${failed === 0 ? 'ok    ' : 'FAILED'} ${name}: ${passed} passed, ${failed} failed (${seconds.toFixed(0)} s)`)
}

/** @param {string} name @param {string[]} args @returns {Promise<{ code: number, seconds: number }>} */
function run(name, args) {
  say(`\n== ${name}`)
  const begun = performance.now()
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: projectRoot, stdio: ['ignore', 'inherit', 'inherit'] })
    child.on('exit', (code) => {
      resolve({ code: code ?? 1, seconds: (performance.now() - begun) / 1000 })
    })
  })
}
