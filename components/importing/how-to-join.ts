import type { Joint } from '@/lib/domain/reading/correction.ts'
import type { Piece } from '@/lib/domain/reading/draft.ts'

const han = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]$/u

/** How two pieces most likely belong together: a word that a line's end broke, words of a script without blanks, lines, or words. */
export function howToJoin(first: Pick<Piece, 'type' | 'text'>, second: Pick<Piece, 'text'>): Joint {
  if (first.type === 'code' || first.type === 'table') return 'line'
  if (/\p{Ll}[-\u00ad\u2010]\s*$/u.test(first.text) && /^\s*\p{Ll}/u.test(second.text)) return 'hyphen'
  if (han.test(first.text.trimEnd())) return 'nothing'
  return /\s$/.test(first.text) || /^\s/.test(second.text) ? 'nothing' : 'space'
}
