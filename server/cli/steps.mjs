/** What the start says to the person at the terminal: plain lines on standard output, beside the log's JSON. */
/** @type {NodeJS.WritableStream} */
let output = process.stdout

/** From now on on standard error: a command's standard output is what it was run for, and may be read by a program. */
export function sayAside() {
  output = process.stderr
}

/** @param {string} text */
export function say(text) {
  output.write(`${text}\n`)
}

/** Steps shorter than this need no word on how long they took, ms. */
const brief = 2_000

/**
 * Runs one step of the start: says what begins, and how long it took. Whole lines, since others write between them.
 * @template T
 * @param {string} label
 * @param {() => T | Promise<T>} run
 * @returns {Promise<T>}
 */
export async function step(label, run) {
  const begun = performance.now()
  say(`  ${label} …`)
  const result = await run()
  const took = performance.now() - begun
  if (took > brief) say(`    ${(took / 1000).toFixed(1)} s`)
  return result
}
