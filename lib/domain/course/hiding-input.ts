import { z } from 'zod'
import { hidings } from '../layer/hiding.ts'
import { isWallTime } from './zoned-time.ts'

const sentence = 'Write the day and the time at which it is revealed.'

/** PUT /api/readings/[readingId]/hiding: what the shared layers of a reading hide; wall time in the course's zone, or null. */
export const hidingInput = z.object({
  hiding: z.enum(hidings, 'Choose what is hidden.'),
  revealAt: z.string(sentence).transform((value) => (value === '' ? null : value)).nullish().transform((value) => value ?? null)
    .refine((value) => value === null || isWallTime(value), sentence),
})
export type HidingInput = z.infer<typeof hidingInput>
/** `revealAt` ISO 8601, UTC. */
export interface HidingResult { hiding: HidingInput['hiding']; revealAt: string | null }
