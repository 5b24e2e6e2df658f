import { spawn } from 'node:child_process'
import { projectRoot } from './project.mjs'

/** The message is for people; what the failed program said follows it where no known cause was found. */
export class StepError extends Error {}

/** @type {[RegExp, string][]} */
const known = [
  [/ENOSPC|no space left on device/i, 'The disk is full: make room on it and start again.'],
  [/EACCES|EROFS|permission denied/i, 'This folder cannot be written to: check who owns it and start again.'],
  [/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ECONNRESET|network/i, "npm's registry cannot be reached: check the connection and start again."],
]

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set()

/** Told to stop while a step runs, the step's program is stopped too. */
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, () => {
    if (running.size === 0) return
    for (const child of running) child.kill(signal)
    process.exit(130)
  })
}

/**
 * Runs a program to its end and keeps what it says for the case that it fails.
 * @param {string} what begins the sentence of a failure
 * @param {string} program
 * @param {string[]} args
 * @param {Record<string, string | undefined>} [settings]
 * @returns {Promise<void>}
 */
export function runQuietly(what, program, args, settings = {}) {
  return new Promise((resolve, reject) => {
    const env = /** @type {NodeJS.ProcessEnv} */ ({ ...process.env, ...settings })
    const child = spawn(program, args, { cwd: projectRoot, env, stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' && !program.endsWith('.exe') })
    running.add(child)
    let said = ''
    child.stdout.on('data', (data) => (said += data))
    child.stderr.on('data', (data) => (said += data))
    child.on('error', (error) => {
      running.delete(child)
      reject(new StepError(`${what} ${error.message}`))
    })
    child.on('close', (code) => {
      running.delete(child)
      if (code === 0) return resolve()
      const why = known.find(([pattern]) => pattern.test(said))?.[1]
      reject(new StepError(why === undefined ? `${what} It said:\n\n${said.trim()}` : `${what} ${why}`))
    })
  })
}

/** @param {unknown} error */
export function complain(error) {
  const known = error instanceof StepError
  const sentence = known ? error.message : /** @type {{ code?: string }} */ (error).code === 'ENOSPC' ? 'The disk is full: make room on it and start again.' : String(error instanceof Error ? error.stack : error)
  process.stderr.write(`\n${sentence}\n`)
}
