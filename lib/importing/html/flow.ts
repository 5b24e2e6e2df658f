import type { BlockType, InlineMark } from '@/lib/domain/reading/block.ts'
import type { DraftBlock } from '@/lib/domain/reading/join-blocks.ts'
import { appendLine, InlineDraft } from '../inline-draft.ts'

/** What the words at a place become. */
export interface Place {
  type: Exclude<BlockType, 'listItem' | 'note'>
  level?: number
  /** Where its words stand in a work, where the page says so. */
  role?: 'front' | 'back'
  /** The list item that the place lies in: its first words are the item, the next ones its further paragraphs. */
  item?: { level: number; label?: string; draft: DraftBlock | null }
}

/** Blanks that are not one plain space already: to replace each space by a space costs more than all else that is done to words. */
const blanks = /[^\S\u00a0\u2007\u202f]{2,}|[^\S\u00a0\u2007\u202f ]/g

interface OpenMark { kind: InlineMark['kind']; href?: string; start: number }

/**
 * Words as they come, cut into blocks. Marks that are open over a cut go on in the next block. The words so far are never
 * looked into while they grow, since each look would copy them.
 */
export class Flow {
  readonly drafts: DraftBlock[] = []
  private draft = new InlineDraft()
  private open: OpenMark[] = []
  /** The last character, and whether a space is due before the next word. */
  private last = ''
  private isSpaceDue = false
  private hasWords = false

  /** Words of running text: blanks are one space, and none begins or ends a line. */
  addWords(words: string): void {
    const tidy = words.replace(blanks, ' ')
    const begins = tidy.startsWith(' ') ? 1 : 0
    if (begins === 1) this.isSpaceDue = true
    const ends = tidy.length > begins && tidy.endsWith(' ')
    const inner = tidy.slice(begins, ends ? -1 : undefined)
    if (inner === '') return
    this.addVerbatim(this.isSpaceDue && this.last !== '' && !/\s/.test(this.last) ? ` ${inner}` : inner)
    this.isSpaceDue = ends
  }

  /** Words whose blanks and line breaks stay. */
  addVerbatim(words: string): void {
    this.draft.add(words)
    this.last = words.at(-1) ?? this.last
    this.isSpaceDue = false
    this.hasWords ||= /\S/.test(words)
  }

  /** A line break inside a block, or a tab between cells. */
  addBreak(mark: '\n' | '\t'): void {
    this.isSpaceDue = false
    this.draft.add(mark)
    this.last = mark
  }

  isEmpty(): boolean {
    return !this.hasWords && this.draft.refs.length === 0
  }

  endsLine(): boolean {
    return this.last === '' || this.last === '\n'
  }

  refer(label: string): void {
    this.draft.refer(label)
  }

  /** A printed page begins with the next words. */
  beginPage(label: string): void {
    this.draft.beginPage(label)
  }

  /** Null where a mark of the kind is open already: it says nothing more. */
  startMark(kind: InlineMark['kind'], href?: string): OpenMark | null {
    if (this.open.some((mark) => mark.kind === kind)) return null
    const mark = { kind, start: this.draft.text.length + (this.isSpaceDue && this.last !== '' ? 1 : 0), ...(href === undefined ? {} : { href }) }
    this.open.push(mark)
    return mark
  }

  endMark(mark: OpenMark): void {
    this.draft.markFrom(Math.min(mark.start, this.draft.text.length), mark.kind, mark.href)
    this.open = this.open.filter((other) => other !== mark)
  }

  /** Ends the block that the words since the last cut make. */
  cut(place: Place): void {
    for (const mark of this.open) {
      this.draft.markFrom(Math.min(mark.start, this.draft.text.length), mark.kind, mark.href)
      mark.start = 0
    }
    const pages = this.isEmpty() ? this.draft.carried : []
    if (!this.isEmpty()) this.push(place)
    this.draft = new InlineDraft()
    // A page that begins between two blocks begins the second.
    for (const span of pages) if (span.kind === 'page') this.draft.beginPage(span.label)
    this.last = ''
    this.isSpaceDue = false
    this.hasWords = false
  }

  private push({ type, level, item, role }: Place): void {
    const last = this.drafts.at(-1)
    if (item === undefined || !(type === 'paragraph' || type === 'blockquote')) {
      this.drafts.push({ ...this.draft.toBlock(type, level === undefined ? {} : { level }), ...(role === undefined ? {} : { role }) })
    } else if (item.draft === null) {
      item.draft = this.draft.toBlock('listItem', { level: item.level, ...(item.label === undefined ? {} : { label: item.label }) })
      this.drafts.push(item.draft)
    } else if (item.draft === last && type === 'paragraph') {
      appendLine(item.draft, this.draft)
    } else this.drafts.push(this.draft.toBlock(type))
  }
}
