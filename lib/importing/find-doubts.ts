import type { Block, Doubt } from '@/lib/domain/reading/block.ts'
import { doubtReasons } from '@/lib/domain/reading/doubts.ts'

/** What nobody can have meant to end a paragraph with. */
const stops = /[\p{L}\p{N},;\-–—]$/u
/** Doubts of one kind that help; more say that the source as a whole is of that kind. */
const most = 200

/**
 * What a whole text shows of what went wrong in it: notes that nothing leads to; and where the source had no structure of its
 * own, so that `guessed` holds the words whose hyphens were guessed, those words and paragraphs that stop in a sentence.
 */
export function findDoubts(text: string, blocks: Block[], guessed: ReadonlySet<string> | undefined): Doubt[] {
  const marked = new Set(blocks.flatMap((block) => block.refs.map((ref) => ref.label)))
  const unmarked = blocks.filter((block) => block.type === 'note' && !marked.has(block.label ?? '')).map(({ start, end }) => ({ start, end, why: doubtReasons.unmarkedNote }))
  if (guessed === undefined) return unmarked.slice(0, most)
  const unfinished = blocks.filter((block, index) => isUnfinished(block, blocks[index + 1], text)).map(({ start, end }) => ({ start, end, why: doubtReasons.unfinished }))
  return [...unmarked.slice(0, most), ...unfinished.slice(0, most), ...findGuessed(text, guessed)]
}

function isUnfinished(block: Block, next: Block | undefined, text: string): boolean {
  if (block.type !== 'paragraph' || (block.role ?? 'body') !== 'body' || block.end - block.start < 60) return false
  if (next !== undefined && next.type !== 'paragraph' && next.type !== 'heading' && next.type !== 'note') return false
  return stops.test(text.slice(block.end - 2, block.end)) && !text.slice(block.start, block.end).includes('\n')
}

function findGuessed(text: string, guessed: ReadonlySet<string>): Doubt[] {
  if (guessed.size === 0) return []
  const doubts: Doubt[] = []
  for (const { 0: word, index } of text.matchAll(/\p{L}+(?:[-\u2010]\p{L}+)*/gu)) {
    if (guessed.has(word)) doubts.push({ start: index, end: index + word.length, why: doubtReasons.hyphen })
    if (doubts.length >= most) break
  }
  return doubts
}
