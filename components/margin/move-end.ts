import { stepRange, type StepText } from '@/lib/anchoring/keyboard-range.ts'
import { maxQuote, splitsPair, type TextRange } from '@/lib/domain/annotation/text-range.ts'

export type PassageEnd = 'start' | 'end'

/**
 * `range` with one end moved by a letter, a word or a sentence. The ends do not pass each other, and what would be longer
 * than can be quoted stays as it was.
 */
export function moveEnd(text: StepText, range: TextRange, end: PassageEnd, by: 1 | -1, unit: 'letter' | 'word' | 'sentence', language: string): TextRange {
  const next = unit === 'letter' ? byLetter(text.text, range, end, by) : byUnit(text, range, end, by, unit, language)
  return next.start >= next.end || next.end - next.start > maxQuote ? range : next
}

function byLetter(text: string, range: TextRange, end: PassageEnd, by: 1 | -1): TextRange {
  const at = range[end] + by
  const offset = Math.min(text.length, Math.max(0, splitsPair(text, at) ? at + by : at))
  return { ...range, [end]: offset }
}

function byUnit(text: StepText, range: TextRange, end: PassageEnd, by: 1 | -1, unit: 'word' | 'sentence', language: string): TextRange {
  if (end === 'end') return stepRange(text, range, { unit, direction: by, mode: 'extend', language }) ?? range
  // The unit that begins the passage, and from it the next or the one before.
  const here = stepRange(text, { start: range.start, end: range.start }, { unit, direction: 1, mode: 'move', language })
  if (here === null) return range
  const begins = here.start < range.start && by === -1 ? here : stepRange(text, here, { unit, direction: by, mode: 'move', language })
  return begins === null ? range : { start: begins.start, end: range.end }
}
