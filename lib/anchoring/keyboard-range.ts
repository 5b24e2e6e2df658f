import type { TextRange } from '@/lib/domain/annotation/selector.ts'
import { lastAtMost, type TextIndex } from './text-index.ts'
import { trimRange } from './selection.ts'

export type StepUnit = 'paragraph' | 'sentence' | 'word'

export interface Step {
  unit: StepUnit
  direction: 1 | -1
  /** `move`: to the neighbouring unit. `extend`: the end moves by a unit and the start stays. */
  mode: 'move' | 'extend'
  /** BCP 47, of the text. */
  language: string
}

/** What of a text index the steps need: no DOM. */
export type StepText = Pick<TextIndex, 'text'> & { blocks: readonly TextRange[] }

/**
 * The range after one step of selecting by keyboard. Without a range, or with an empty one as the place where one
 * stands (the first character in view), the first step takes the unit there. A step that cannot be made gives the
 * range unchanged; null only where the text has no words.
 * Sentences and words are those of `Intl.Segmenter`; neither crosses a block.
 */
export function stepRange(text: StepText, range: TextRange, step: Step): TextRange | null {
  if (range.end <= range.start) return unitFrom(text, range.start, step, 1) ?? unitFrom(text, range.start, step, -1)
  if (step.mode === 'move') {
    const next = step.direction === 1 ? unitFrom(text, range.end, step, 1) : unitFrom(text, range.start - 1, step, -1)
    return next ?? range
  }
  if (step.direction === 1) {
    const next = unitFrom(text, range.end, step, 1)
    return next ? { start: range.start, end: next.end } : range
  }
  const last = unitFrom(text, range.end - 1, step, -1)
  if (!last || last.start <= range.start) return range
  return trimRange(text.text, { start: range.start, end: last.start }) ?? range
}

/** The first unit that ends after `offset` (direction 1), or the last that begins at or before it (-1). */
function unitFrom(text: StepText, offset: number, step: Step, direction: 1 | -1): TextRange | null {
  let block = lastAtMost(text.blocks.length, (i) => text.blocks[i]?.start ?? 0, offset)
  for (; block >= 0 && block < text.blocks.length; block += direction) {
    const units = unitsOf(text, text.blocks[block] as TextRange, step)
    const found = direction === 1 ? units.find((unit) => unit.end > offset) : units.findLast((unit) => unit.start <= offset)
    if (found) return found
  }
  return null
}

function unitsOf({ text }: StepText, block: TextRange, { unit, language }: Step): TextRange[] {
  if (unit === 'paragraph') return [trimRange(text, block)].filter((range) => range !== null)
  const units: TextRange[] = []
  for (const { segment, index, isWordLike } of segmenter(language, unit).segment(text.slice(block.start, block.end))) {
    if (unit === 'word' && isWordLike !== true) continue
    const range = trimRange(text, { start: block.start + index, end: block.start + index + segment.length })
    if (range) units.push(range)
  }
  return units
}

const segmenters = new Map<string, Intl.Segmenter>()

function segmenter(language: string, granularity: 'sentence' | 'word'): Intl.Segmenter {
  const name = `${granularity} ${language}`
  let found = segmenters.get(name)
  if (!found) {
    found = new Intl.Segmenter(languageOrDefault(language), { granularity })
    segmenters.set(name, found)
  }
  return found
}

/** An unknown or malformed tag would throw; a reading's language is what its author wrote. */
function languageOrDefault(language: string): string | undefined {
  try {
    return Intl.Segmenter.supportedLocalesOf(language)[0]
  } catch {
    return undefined
  }
}
