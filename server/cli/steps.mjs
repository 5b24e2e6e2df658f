/** What the start says to the person at the terminal: plain lines on standard output, beside the log's JSON. */

/** @param {string} text */
export function say(text) {
  process.stdout.write(`${text}\n`)
}

/**
 * Runs one step of the start and says how long it took.
 * @template T
 * @param {string} label
 * @param {() => T | Promise<T>} run
 * @returns {Promise<T>}
 */
export async function step(label, run) {
  const begun = performance.now()
  const done = (/** @type {string} */ word) => say(`  ${label} … ${word} ${((performance.now() - begun) / 1000).toFixed(1)} s`)
  try {
    const result = await run()
    done('done,')
    return result
  } catch (error) {
    done('failed after')
    throw error
  }
}
