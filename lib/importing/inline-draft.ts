import type { BlockType, InlineMark } from '@/lib/domain/reading/block.ts'
import { type Carried, clipCarried, moveCarried } from '@/lib/domain/reading/carried.ts'
import type { DraftBlock } from '@/lib/domain/reading/join-blocks.ts'

/** A block's words as they are gathered, with marks, note references and what else they carry at offsets into them. */
export class InlineDraft {
  text = ''
  readonly marks: InlineMark[] = []
  readonly refs: DraftBlock['refs'] = []
  readonly carried: Carried[] = []

  add(words: string): void {
    this.text += words
  }

  /** Marks everything added since `start`. */
  markFrom(start: number, kind: InlineMark['kind'], href?: string): void {
    this.marks.push({ kind, start, end: this.text.length, ...(href === undefined ? {} : { href }) })
  }

  refer(label: string): void {
    this.refs.push({ label, offset: this.text.length })
  }

  /** A doubt about everything added since `start`. */
  doubtFrom(start: number, why: string): void {
    if (this.text.length > start) this.carried.push({ kind: 'doubt', start, end: this.text.length, why })
  }

  /** A printed page begins with what is added next. */
  beginPage(label: string): void {
    this.carried.push({ kind: 'page', start: this.text.length, end: this.text.length, label })
  }

  /** Adds a draft's or a block's words with all they carry. */
  append(other: Words): void {
    addSpans(this, other, this.text.length)
    this.text += other.text
  }

  /** Takes the last character away. */
  dropLast(): void {
    const end = this.text.length - 1
    this.text = this.text.slice(0, end)
    for (const mark of this.marks) mark.end = Math.min(mark.end, end)
    for (const [index, span] of this.carried.entries()) if (span.end > end) this.carried[index] = clipCarried(span, 0, end) ?? { ...span, start: end, end }
  }

  /** The words of `[start, end)` with all they carry; what lies partly in it, in part. */
  slice(start: number, end = this.text.length): InlineDraft {
    const part = new InlineDraft()
    part.text = this.text.slice(start, end)
    const isLast = end >= this.text.length
    for (const mark of this.marks) {
      const [from, to] = [Math.max(mark.start, start), Math.min(mark.end, end)]
      if (from < to) part.marks.push({ ...mark, start: from - start, end: to - start })
    }
    for (const ref of this.refs) if (ref.offset >= start && (ref.offset < end || isLast)) part.refs.push({ ...ref, offset: ref.offset - start })
    for (const span of this.carried) {
      const clipped = clipCarried(span, start, isLast ? end + 1 : end)
      if (clipped !== null) part.carried.push(clipped)
    }
    return part
  }

  toBlock(type: BlockType, more: { level?: number; label?: string } = {}): DraftBlock {
    return { type, text: this.text, marks: this.marks, refs: this.refs, ...(this.carried.length > 0 ? { carried: this.carried } : {}), ...more }
  }
}

type Words = Pick<DraftBlock, 'text' | 'marks' | 'refs' | 'carried'>

function addSpans(to: Words, from: Words, at: number): void {
  for (const mark of from.marks) to.marks.push({ ...mark, start: mark.start + at, end: mark.end + at })
  for (const ref of from.refs) to.refs.push({ ...ref, offset: ref.offset + at })
  if (from.carried !== undefined && from.carried.length > 0) (to.carried ??= []).push(...from.carried.map((span) => moveCarried(span, at)))
}

/** Adds a draft's words to a block, as its next line. */
export function appendLine(block: DraftBlock, draft: Words): void {
  addSpans(block, draft, block.text.length + 1)
  block.text += `\n${draft.text}`
}
