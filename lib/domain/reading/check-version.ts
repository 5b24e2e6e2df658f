import type { Block, InlineMark } from './block.ts'
import { canonicalText, hasWords } from './canonical-text.ts'
import { findSafeHref } from './href.ts'
import { isRangeEdge } from './text-edge.ts'

/**
 * What is wrong with a text and its blocks, one sentence a fault; empty when a version may be made of them. Everything that
 * stores, renders and anchors relies on what is checked here.
 */
export function checkVersion(text: string, blocks: Block[]): string[] {
  const faults: string[] = []
  if (canonicalText(text) !== text) faults.push('the text is not canonical')
  const notes = blocks.filter((block) => block.type === 'note')
  const labels = new Set(notes.map((note) => note.label))
  if (labels.size < notes.length || labels.has(undefined)) faults.push('two notes have one label, or a note has none')

  let at = 0
  let inNotes = false
  for (const [index, block] of blocks.entries()) {
    const say = (fault: string) => faults.push(`block ${index}: ${fault}`)
    if (block.start !== at) say(`begins at ${block.start}, not at ${at}`)
    if (block.end <= block.start || !isRangeEdge(text, block.end)) say(`ends at ${block.end}`)
    if (!hasWords(text.slice(block.start, block.end))) say('has no words')
    if (index < blocks.length - 1 && text[block.end] !== '\n') say('is not followed by a line break')
    if (inNotes && block.type !== 'note') say('stands after a note')
    if (block.type === 'heading' && block.level === undefined) say('is a heading without a level')
    inNotes ||= block.type === 'note'
    for (const fault of checkInline(text, block, labels)) say(fault)
    at = block.end + 1
  }
  if (blocks.length === 0 || at !== text.length + 1) faults.push('the blocks do not cover the text')
  return faults
}

function* checkInline(text: string, block: Block, labels: Set<string | undefined>): Generator<string> {
  const ends = new Map<InlineMark['kind'], number>()
  let from = block.start
  for (const { kind, start, end, href, note } of block.marks) {
    if (start < from) yield `marks are out of order at ${start}`
    from = start
    if (start < block.start || end > block.end || start >= end) yield `a mark lies at ${start} to ${end}`
    if (!isRangeEdge(text, start) || !isRangeEdge(text, end)) yield `a mark cuts a character at ${start} to ${end}`
    if (start < (ends.get(kind) ?? 0)) yield `two marks (${kind}) overlap at ${start}`
    if (kind === 'link' && (href === undefined) === (note === undefined)) yield `a link leads to two places or none at ${start}`
    if (href !== undefined && findSafeHref(href) === null) yield `a link leads nowhere safe at ${start}`
    if (note !== undefined && !labels.has(note)) yield `a link leads to note ${note}, which does not exist, at ${start}`
    if (block.type === 'table' && /[\t\n]/.test(text.slice(start, end))) yield `a mark leaves its cell at ${start}`
    ends.set(kind, end)
  }
  from = block.start
  for (const ref of block.refs) {
    if (ref.offset < from) yield `references are out of order at ${ref.offset}`
    from = ref.offset
    if (ref.offset < block.start || ref.offset > block.end || !isRangeEdge(text, ref.offset)) yield `a reference lies at ${ref.offset}`
    if (!labels.has(ref.label)) yield `note ${ref.label} does not exist`
  }
}
