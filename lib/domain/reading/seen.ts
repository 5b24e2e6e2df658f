import type { SeenMarks } from './reading-state.ts'

export type { SeenMarks } from './reading-state.ts'

export const noneSeen: SeenMarks = { floor: '', keys: [] }

/** How many keys are remembered: beyond it, what was seen longest ago is forgotten. */
export const seenCapacity = 4000

/** What either device has seen, seen by both: nothing is ever unseen, up to the capacity. The older ones first. */
export function mergeSeen(before: SeenMarks, more: SeenMarks): SeenMarks {
  const keys = [...new Set([...before.keys, ...more.keys])]
  return { floor: before.floor > more.floor ? before.floor : more.floor, keys: keys.slice(-seenCapacity) }
}
