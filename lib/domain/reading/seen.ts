import { z } from 'zod'

/** Which notes of a reading somebody has seen, on all devices together. */
export const seenMarks = z.object({
  /** Everything written until then counts as seen; ISO 8601, empty for nothing. */
  floor: z.string().max(40),
  /** Keys of what was seen above the floor. */
  keys: z.array(z.string().min(1).max(80)).max(4000),
})
export type SeenMarks = z.infer<typeof seenMarks>

export const noneSeen: SeenMarks = { floor: '', keys: [] }

/** How many keys are remembered: beyond it, what was seen longest ago is forgotten. */
export const seenCapacity = 4000

/** What either device has seen, seen by both: nothing is ever unseen, up to the capacity. The older ones first. */
export function mergeSeen(before: SeenMarks, more: SeenMarks): SeenMarks {
  const keys = [...new Set([...before.keys, ...more.keys])]
  return { floor: before.floor > more.floor ? before.floor : more.floor, keys: keys.slice(-seenCapacity) }
}
