import { z } from 'zod'
import { noneSeen, seenMarks } from './seen.ts'

/** The place where somebody reads: its first words, as the address of a passage says them, so that a later version has it too. */
const place = z.string().min(1).max(2000)

/** What a device tells of somebody's reading. Absent: unchanged. */
export const stateChange = z.strictObject({ place: place.optional(), seen: seenMarks.optional() })
export type StateChange = z.infer<typeof stateChange>

/** Where somebody stands in a reading, on all devices together. */
export interface ReadingState {
  /** Null before the first visit. */
  place: string | null
  /** Null where no device has seen anything. */
  seen: z.infer<typeof seenMarks> | null
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
