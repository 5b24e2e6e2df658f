import type { TextRange } from '@/lib/domain/annotation/selector.ts'

/** What a key does to the selection inside the paragraph in hand. */
export type SelectionStep = 'next-sentence' | 'previous-sentence' | 'grow' | 'shrink' | 'start-back' | 'start-forth'

interface Unit {
  start: number
  end: number
}

/**
 * The selection after `step`, or null where there is none. `block` is the paragraph in hand; offsets are code units of `text`.
 * Sentences and words as Unicode has them (UAX 29) for the language of the text.
 */
export function stepSelection(text: string, block: TextRange, current: TextRange | null, step: SelectionStep, language: string): TextRange | null {
  const within = current !== null && current.start < block.end && current.end > block.start ? current : null
  if (step === 'next-sentence' || step === 'previous-sentence') {
    const sentences = unitsOf(text, block, 'sentence', language)
    if (within === null) return (step === 'next-sentence' ? sentences[0] : sentences.at(-1)) ?? null
    return (step === 'next-sentence'
      ? sentences.find((one) => one.start > within.start)
      : sentences.findLast((one) => one.start < within.start)) ?? within
  }
  const words = unitsOf(text, block, 'word', language)
  if (within === null) return step === 'grow' ? (words[0] ?? null) : null
  switch (step) {
    case 'grow': return { ...within, end: words.find((word) => word.end > within.end)?.end ?? within.end }
    case 'shrink': return { ...within, end: words.findLast((word) => word.end < within.end && word.start >= within.start)?.end ?? within.end }
    case 'start-back': return { ...within, start: words.findLast((word) => word.start < within.start)?.start ?? within.start }
    case 'start-forth': return { ...within, start: words.find((word) => word.start > within.start && word.end <= within.end)?.start ?? within.start }
  }
}

function unitsOf(text: string, block: TextRange, granularity: 'word' | 'sentence', language: string): Unit[] {
  const segmenter = new Intl.Segmenter(supported(language), { granularity })
  const units: Unit[] = []
  for (const { segment, index, isWordLike } of segmenter.segment(text.slice(block.start, block.end))) {
    if (granularity === 'word' && isWordLike !== true) continue
    const said = segment.trimEnd()
    const lead = said.length - said.trimStart().length
    if (said.length > lead) units.push({ start: block.start + index + lead, end: block.start + index + said.length })
  }
  return units
}

function supported(language: string): string {
  try {
    return Intl.getCanonicalLocales(language)[0] ?? 'en'
  } catch {
    return 'en'
  }
}
