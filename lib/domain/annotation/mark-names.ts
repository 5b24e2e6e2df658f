import { z } from 'zod'
import { optionalLine } from '../line.ts'
import { marks, maxMarkName, type Mark, type MarkNames } from './mark.ts'

export type { MarkNames } from './mark.ts'

const name = optionalLine('A name', maxMarkName)

/** PUT /api/courses/[courseId]/marks: a name for each of the six; null or empty for the usual word. */
export const markNamesInput = z.object({ names: z.object(Object.fromEntries(marks.map((mark) => [mark, name])) as Record<Mark, typeof name>) })
  .refine(({ names }) => new Set(marks.map((mark) => names[mark]?.toLocaleLowerCase() ?? mark)).size === marks.length, { path: ['names'], message: 'Two marks cannot have the same name.' })

export type MarkNamesInput = z.infer<typeof markNamesInput>

/** Those that differ from the usual. */
export const chosenNames = (names: MarkNamesInput['names']): MarkNames =>
  Object.fromEntries(marks.flatMap((mark) => (names[mark] === null ? [] : [[mark, names[mark]]])))

const stored = z.partialRecord(z.enum(marks), z.string().min(1).max(maxMarkName))

/** The names as a course keeps them; what cannot be read counts as none. */
export const readMarkNames = (kept: unknown): MarkNames => stored.safeParse(kept).data ?? {}
