import { z } from 'zod'
import { noneSeen, seenCapacity } from './seen.ts'

/** The place where somebody reads: its first words, as the address of a passage says them, so that a later version has it too. */
const place = z.string().min(1).max(2000)

/** Which notes of a reading somebody has seen, on all devices together. */
const seenMarks = z.object({
  /** Everything written until then counts as seen; ISO 8601, empty for nothing. */
  floor: z.string().max(40),
  /** Keys of what was seen above the floor. */
  keys: z.array(z.string().min(1).max(80)).max(seenCapacity),
})
export type SeenMarks = z.infer<typeof seenMarks>

/** What a device tells of somebody's reading. Absent: unchanged. */
export const stateChange = z.strictObject({ place: place.optional(), seen: seenMarks.optional() })
export type StateChange = z.infer<typeof stateChange>

/** Where somebody stands in a reading, on all devices together. */
export interface ReadingState {
  /** Null before the first visit. */
  place: string | null
  /** Null where no device has seen anything. */
  seen: SeenMarks | null
}

const storedPlace = z.object({ passage: place })

/** A stored row as it is now understood. */
export function readState(row: { place: unknown; seen: unknown } | null): ReadingState {
  const at = storedPlace.safeParse(row?.place)
  const seen = seenMarks.safeParse(row?.seen)
  return { place: at.success ? at.data.passage : null, seen: seen.success ? seen.data : null }
}

export const storePlace = (passage: string) => ({ passage })
export const seenOrNone = ({ seen }: ReadingState) => seen ?? noneSeen
