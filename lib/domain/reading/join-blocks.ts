import type { Block, BlockRole, BlockType, InlineMark, NoteRef } from './block.ts'
import { canonicalText, canonicalWithOffsets, hasWords } from './canonical-text.ts'
import type { Carried } from './carried.ts'
import { findSafeHref } from './href.ts'

/** A block before it has a place in a text: offsets count from the block's own first character. */
export interface DraftBlock {
  type: BlockType
  level?: number
  label?: string
  role?: BlockRole
  text: string
  marks: InlineMark[]
  refs: NoteRef[]
  carried?: Carried[]
}

/**
 * Joins drafts to a canonical text and its blocks: notes last, each block's text made canonical with its marks, refs and what
 * it carries moved along, marks of one kind that overlap made one. Left out: empty blocks, empty marks, links that lead
 * nowhere safe or lie in another link, refs whose note does not exist.
 * A ref of an empty block goes to the end of the block before it, a page that begins in one to the block after it.
 */
export function joinBlocks(drafts: DraftBlock[]): { text: string; blocks: Block[]; carried: Carried[] } {
  const notes = drafts.filter((draft) => draft.type === 'note')
  const inOrder = notes.length === 0 ? drafts : [...drafts.filter((draft) => draft.type !== 'note'), ...notes]
  const labels = new Set(notes.flatMap((draft) => (isSeen(draft) && draft.label ? [draft.label] : [])))
  const texts: string[] = []
  const blocks: Block[] = []
  const carried: Carried[] = []
  let at = 0
  for (const draft of inOrder) {
    const refs = draft.refs.filter((ref) => labels.has(ref.label))
    if (!isSeen(draft)) {
      const before = blocks.at(-1)
      for (const ref of before === undefined ? [] : refs) before?.refs.push({ ...ref, offset: before.end })
      for (const span of draft.carried ?? []) if (span.kind === 'page') carried.push({ ...span, start: at, end: at })
      continue
    }
    const placed = place(draft, refs, at, labels)
    texts.push(placed.text)
    blocks.push(placed.block)
    // One by one: a call with a hundred thousand arguments overflows the stack.
    for (const span of placed.carried) carried.push(span)
    at = placed.block.end + 1
  }
  const text = texts.join('\n')
  // A page that was to begin after all there is.
  for (const span of carried) if (span.end > text.length) span.start = span.end = text.length
  return { text, blocks, carried }
}

/** Most texts begin with a letter or a figure, which is seen. */
const isSeen = (draft: DraftBlock) => /^[\p{L}\p{N}]/u.test(draft.text) || hasWords(canonicalText(draft.text))

function place(draft: DraftBlock, refs: NoteRef[], at: number, labels: Set<string>): { text: string; block: Block; carried: Carried[] } {
  const spans = draft.carried ?? []
  const offsets: number[] = []
  for (const { start, end } of draft.marks) offsets.push(start, end)
  for (const { start, end } of spans) offsets.push(start, end)
  for (const { offset } of refs) offsets.push(offset)
  const canonical = canonicalWithOffsets(draft.text, offsets)
  const text = canonical.text.trimEnd()
  const move = (offset: number) => Math.min(canonical.move(offset), text.length)
  const block: Block = {
    type: draft.type,
    start: at,
    end: at + text.length,
    marks: tidyMarks(draft.marks.map((mark) => ({ ...mark, start: at + move(mark.start), end: at + move(mark.end) })), labels),
    refs: refs.map((ref) => ({ label: ref.label, offset: at + move(ref.offset) })).sort((a, b) => a.offset - b.offset),
  }
  if (draft.level !== undefined) block.level = draft.level
  if (draft.label !== undefined) block.label = draft.label
  if (draft.type !== 'note' && draft.role !== undefined && draft.role !== 'body') block.role = draft.role
  const moved = spans.map((span) => ({ ...span, start: at + move(span.start), end: at + move(span.end) }))
  return { text, block, carried: moved.filter(({ kind, start, end }) => kind === 'page' || start < end) }
}

function tidyMarks(marks: InlineMark[], labels: Set<string>): InlineMark[] {
  if (marks.length === 0) return marks
  const kept: InlineMark[] = []
  const last = new Map<InlineMark['kind'], InlineMark>()
  for (const mark of marks.filter((mark) => mark.start < mark.end).sort((a, b) => a.start - b.start)) {
    const before = last.get(mark.kind)
    const overlaps = before !== undefined && mark.start < before.end
    if (overlaps && mark.kind !== 'link') before.end = Math.max(before.end, mark.end)
    if (overlaps) continue
    const made = settleMark(mark, labels)
    if (made === null) continue
    kept.push(made)
    last.set(made.kind, made)
  }
  return kept
}

/** A mark as a version keeps it; null for a link that leads nowhere. */
function settleMark({ kind, start, end, href, note }: InlineMark, labels: Set<string>): InlineMark | null {
  if (kind !== 'link') return { kind, start, end }
  if (note !== undefined) return labels.has(note) ? { kind, start, end, note } : null
  const safe = findSafeHref(href ?? '')
  return safe === null ? null : { kind, start, end, href: safe }
}
