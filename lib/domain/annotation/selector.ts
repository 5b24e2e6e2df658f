import { z } from 'zod'
import { contextLength, maxQuote } from './text-range.ts'

export * from './text-range.ts'

/**
 * Selectors of the W3C Web Annotation Data Model (sections 4.2.4 and 4.2.5) over a version's canonical text.
 * Positions are UTF-16 code units, half-open, never inside a surrogate pair.
 */
export const textPositionSelector = z.strictObject({
  type: z.literal('TextPositionSelector'),
  start: z.int().min(0),
  end: z.int().min(1),
})

export const textQuoteSelector = z.strictObject({
  type: z.literal('TextQuoteSelector'),
  exact: z.string().min(1).max(maxQuote),
  prefix: z.string().max(contextLength),
  suffix: z.string().max(contextLength),
})

/** Where an annotation points: into one version, by position and by quotation. */
export const target = z.strictObject({
  version: z.string().min(1).max(40),
  selector: z.tuple([textPositionSelector, textQuoteSelector]),
})

export type Target = z.infer<typeof target>
