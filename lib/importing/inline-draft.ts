import type { BlockType, InlineMark } from '@/lib/domain/reading/block.ts'
import type { DraftBlock } from '@/lib/domain/reading/join-blocks.ts'

/** A block's words as they are gathered, with marks and note references at offsets into them. */
export class InlineDraft {
  text = ''
  readonly marks: InlineMark[] = []
  readonly refs: DraftBlock['refs'] = []

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

  /** Adds a draft's or a block's words, marks and references. */
  append(other: Pick<DraftBlock, 'text' | 'marks' | 'refs'>): void {
    const at = this.text.length
    for (const mark of other.marks) this.marks.push({ ...mark, start: mark.start + at, end: mark.end + at })
    for (const ref of other.refs) this.refs.push({ ...ref, offset: ref.offset + at })
    this.text += other.text
  }

  toBlock(type: BlockType, more: { level?: number; label?: string } = {}): DraftBlock {
    return { type, text: this.text, marks: this.marks, refs: this.refs, ...more }
  }
}

/** Adds a draft's words to a block, as its next line. */
export function appendLine(block: DraftBlock, draft: Pick<DraftBlock, 'text' | 'marks' | 'refs'>): void {
  const at = block.text.length + 1
  block.text += `\n${draft.text}`
  for (const mark of draft.marks) block.marks.push({ ...mark, start: mark.start + at, end: mark.end + at })
  for (const ref of draft.refs) block.refs.push({ ...ref, offset: ref.offset + at })
}
