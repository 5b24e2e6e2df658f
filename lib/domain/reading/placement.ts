import { z } from 'zod'
import { entryKey } from '@/lib/domain/annotation/entry.ts'
import type { TextRange } from '@/lib/domain/annotation/selector.ts'

/**
 * How an entry that was written on another version came to its place: the same words were found, words much like them, or
 * a person put it there.
 */
export const placementMethods = ['exact', 'approximate', 'by-hand'] as const
export type PlacementMethod = (typeof placementMethods)[number]

/** Where an entry of another version stands in the one that is shown; `range` is null for an orphan. */
export interface PlacementView {
  range: TextRange | null
  method: PlacementMethod
}

/** Of entries, by key. Handles are a layer's own, so that a key names one entry of a reading. */
export type Placements = Record<string, PlacementView>

/** POST /api/readings/[readingId]/placements: where entries that the asker has before them stand in that version. */
export const placementsInput = z.object({ version: z.string().min(1).max(40), keys: z.array(entryKey).min(1).max(1000) })
export type PlacementsInput = z.infer<typeof placementsInput>

/** PUT /api/readings/[readingId]/placements/[roomId]/[key]. UTF-16 code units, half-open. */
export const placeByHandInput = z.object({ version: z.string().min(1).max(40), start: z.int().min(0), end: z.int().min(1) })
export type PlaceByHandInput = z.infer<typeof placeByHandInput>
