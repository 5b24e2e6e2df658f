import { setInterval } from 'node:timers'
import { register } from 'tsx/esm/api'

/** A program that fills memory which is not of its heap, as a parser does that unpacks. */
register()
const { watchMemory } = await import('../watch-memory.ts')
process.once('message', (/** @type {{ memory: number }} */ { memory }) => {
  watchMemory(memory)
  const kept = []
  // Pages that are not written to are not taken.
  setInterval(() => kept.push(new Uint8Array(4 * 1024 * 1024).fill(1)), 1)
})
