import { z } from 'zod'

/** Control characters (tab and line ends excepted) and lone surrogates: Postgres refuses some, and nobody can read them. */
const unreadable = /(?![\t\n\r])\p{Cc}|\p{Cs}/u

export const isPlainText = (text: string) => !unreadable.test(text)

const asLine = (what: string) =>
  z.string()
    .refine(isPlainText, `${what} cannot contain control characters.`)
    .transform((text) => text.normalize('NFC').replace(/\s+/gu, ' ').trim())

const atMost = (what: string, max: number) => `${what} can have at most ${max} characters.`

/**
 * One line of words from a form: trimmed, white space within made single spaces, not empty, at most `max` UTF-16 code units.
 * `missing` is the sentence for an empty one; `what` begins the others, as "A title".
 */
export const line = (what: string, max: number, missing: string) =>
  z.string(missing).pipe(asLine(what)).pipe(z.string().min(1, missing).max(max, atMost(what, max)))

/** The same, where it may be left out or empty: then null. */
export const optionalLine = (what: string, max: number) =>
  asLine(what).pipe(z.string().max(max, atMost(what, max))).nullish().transform((text) => text || null)
