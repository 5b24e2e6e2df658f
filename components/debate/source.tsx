import { useTranslations } from 'next-intl'
import { useDebate } from '@/components/debate/debate-context.ts'
import type { Claim } from '@/lib/domain/annotation/entry.ts'
import type { DebateReading, DebateView } from '@/lib/domain/debate/views.ts'

/** Different shapes, so that readings are told apart without colour. */
const shapes = 6

/** The sign of a reading, by its place in the legend from 1; of a claim without a passage, with 0, a hollow square. */
export const Shape = ({ of }: { of: number }) => <span aria-hidden className={of === 0 ? 'shape own' : `shape r${((of - 1) % shapes) + 1}`} />

/** The number of the paragraph at an offset; null before the first, and where the paragraphs are not known yet. */
export function paragraphAt({ paragraphs }: Pick<DebateReading, 'paragraphs'>, offset: number): number | null {
  if (paragraphs === null) return null
  let low = 0
  let high = paragraphs.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((paragraphs[middle] ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return low === 0 ? null : low
}

/** The last word of the first author's name. */
export const familyName = (authors: readonly string[]): string => authors[0]?.trim().split(/\s+/).at(-1) ?? ''

/** What a reading is called in short: by its author, unless others of the course have the same, or it has none. */
function shortTitle(reading: DebateReading, readings: DebateView['readings']): string {
  const name = familyName(reading.authors)
  return name === '' || Object.values(readings).some((other) => other.readingId !== reading.readingId && familyName(other.authors) === name) ? reading.title : name
}

/** Where a claim's passage stands, in short: "Okonkwo ¶ 14". */
export function Source({ claim }: { claim: Claim }) {
  const t = useTranslations('debate')
  const { view } = useDebate()
  if (claim.target === undefined) return <span>{t('ownWords')}</span>
  const reading = view.readings[claim.target.version]
  if (reading === undefined) return <span>{t('pane.passage')}</span>
  const number = paragraphAt(reading, claim.target.selector[0].start)
  return <span>{shortTitle(reading, view.readings)}{number !== null && ` ${t('paragraph', { number })}`}</span>
}
