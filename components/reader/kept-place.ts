import { decodePassage, encodePassage, findPassage } from '@/lib/domain/annotation/passage.ts'
import { splitsPair, type TextRange } from '@/lib/domain/annotation/text-range.ts'
import type { Translate } from '@/lib/messages/catalogue.ts'

/** Enough words to find the place again in a later version. */
const words = 48

export const placeKey = (userId: string, readingId: string): string => `postil.place.${userId}.${readingId}`

/** A place of the text as it is kept: its first words, as in the address of a passage. Empty at the very end. */
export function keepPlace(text: string, offset: number): string {
  let end = Math.min(text.length, offset + words)
  if (splitsPair(text, end)) end -= 1
  return end <= offset ? '' : encodePassage(text, { start: offset, end })
}

/** Where the kept words stand now; null where nothing was kept or the text no longer says them. */
export function findPlace(text: string, kept: string | null): TextRange | null {
  const passage = kept === null ? null : decodePassage(kept)
  return passage && findPassage(text, passage)
}

/** `number` is that of the paragraph; null where none is counted up to there. */
export const sayPlace = (t: Translate<'reader'>, number: string | null): string => (number === null ? t('place.further') : t('place.paragraph', { number }))
