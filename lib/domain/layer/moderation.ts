import { z } from 'zod'

/**
 * A value of a layer's root map `moderation`, at the key of an entry: whether those who lead the course have hidden the
 * entry from all but its author and themselves. The latest counts.
 */
export const moderation = z.strictObject({
  v: z.literal(1),
  hidden: z.boolean(),
  /** ISO 8601, UTC: when its writer says it was decided. */
  at: z.iso.datetime(),
})
export type Moderation = z.infer<typeof moderation>
