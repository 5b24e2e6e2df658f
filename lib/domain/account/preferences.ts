import { z } from 'zod'
import { faces, measures, spacings, themes, typeSizes } from './preference-values.ts'

export * from './preference-values.ts'

/** Which key does what, where a person changed it: command -> key. What the commands are, the reader knows. */
const keyMap = z.record(z.string().regex(/^[a-z][A-Za-z]{0,30}$/), z.string().min(1).max(12)).refine((keys) => Object.keys(keys).length <= 60, 'There are no more than 60 keys to choose.')

/** How a person reads, kept in the account and shown as data attributes of <html> (app/styles/tokens.css). Absent: as it comes. */
export const preferences = z.object({
  theme: z.enum(themes),
  face: z.enum(faces),
  size: z.enum(typeSizes),
  spacing: z.enum(spacings),
  measure: z.enum(measures),
  keys: keyMap,
  /** Single keys do nothing (WCAG 2.1.4). */
  keysOff: z.literal(true),
}).partial()
export type Preferences = z.infer<typeof preferences>
export type PreferenceName = keyof Preferences

const nullable = Object.fromEntries(Object.entries(preferences.shape).map(([name, schema]) => [name, schema.nullable()])) as { [Name in PreferenceName]: z.ZodNullable<(typeof preferences.shape)[Name]> }

/** What a person changes: only what is named, null for as it comes. */
export const preferencesChange = z.strictObject(nullable)
export type PreferencesChange = z.infer<typeof preferencesChange>

/** What is stored, leaving out what this version does not know. */
export function readPreferences(stored: unknown): Preferences {
  if (typeof stored !== 'object' || stored === null) return {}
  const known = Object.entries(stored).filter(([name, value]) => name in preferences.shape && preferences.shape[name as PreferenceName].safeParse(value).success)
  return preferences.parse(Object.fromEntries(known))
}
