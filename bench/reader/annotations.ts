import { marks } from '@/lib/domain/annotation/mark.ts'
import type { PaintedMark } from '@/lib/anchoring/painter.ts'
import { randomFrom, type BenchText } from './text.ts'

/** Shares of what readers do: three in ten crowd in hot places, six in a hundred cross into the next paragraph. */
const inHotPlaces = 0.3
const crossing = 0.06

/** `count` marks over the text, overlapping as readers' do, of eight people, one of whom is "me". */
export function makeMarks({ text, blocks }: BenchText, count: number): PaintedMark[] {
  const random = randomFrom(7)
  const upTo = (n: number) => Math.floor(random() * n)
  const paragraphs = blocks.flatMap((block, at) => (block.type === 'paragraph' ? [at] : []))
  const hot = Array.from({ length: Math.ceil(paragraphs.length / 10) }, () => paragraphs[upTo(paragraphs.length)] ?? 0)
  const wordStarts = blocks.map((block) => [...text.slice(block.start, block.end).matchAll(/\S+/g)].map((match) => ({ start: block.start + match.index, end: block.start + match.index + match[0].length })))
  return Array.from({ length: count }, (_, id): PaintedMark => {
    const at = (random() < inHotPlaces ? hot[upTo(hot.length)] : paragraphs[upTo(paragraphs.length)]) ?? 0
    const words = wordStarts[at] ?? []
    const next = blocks[at + 1]?.type === 'paragraph' ? (wordStarts[at + 1] ?? []) : []
    const crosses = random() < crossing && next.length > 12
    const from = crosses ? words.length - 1 - upTo(Math.min(12, words.length)) : upTo(words.length - 1)
    const last = crosses ? next[2 + upTo(10)] : words[Math.min(words.length - 1, from + Math.max(1, Math.round(random() ** 2 * 40)))]
    return {
      key: `mark-${id}`,
      start: words[from]?.start ?? 0,
      end: last?.end ?? 1,
      kind: marks[upTo(marks.length)] ?? 'plain',
      mine: upTo(8) === 0,
    }
  })
}
