import type { DraftBlock } from '@/lib/domain/reading/join-blocks.ts'
import { InlineDraft } from '../inline-draft.ts'
import { child, elements, type Xml } from '../zip/xml.ts'
import { formatNumber } from './numbering.ts'
import { readRuns, type RunContext } from './runs.ts'

/** A document's footnotes and endnotes: labels as they are referred to, then the notes that were. */
export class DocxNotes {
  private readonly labels = new Map<string, string>()
  private readonly counts = { footnote: 0, endnote: 0 }

  constructor(private readonly parts: Record<'footnote' | 'endnote', Xml | null>, private readonly endnoteFormat: string) {}

  labelOf(kind: 'footnote' | 'endnote', id: string): string | null {
    const key = `${kind} ${id}`
    const known = this.labels.get(key)
    if (known !== undefined) return known
    if (!this.all(kind).has(id)) return null
    this.counts[kind] += 1
    // Two kinds of notes both counted in figures would have each label twice.
    const format = kind === 'footnote' ? 'decimal' : this.endnoteFormat === 'decimal' && this.counts.footnote > 0 ? 'lowerRoman' : this.endnoteFormat
    const label = formatNumber(this.counts[kind], format)
    this.labels.set(key, label)
    return label
  }

  /** The notes that were referred to, in order, each one block whose paragraphs are lines. */
  read(contextOf: (kind: 'footnote' | 'endnote') => RunContext): DraftBlock[] {
    const drafts: DraftBlock[] = []
    for (const kind of ['footnote', 'endnote'] as const) {
      const byId = this.all(kind)
      const context = contextOf(kind)
      for (const [key, label] of this.labels) {
        const note = key.startsWith(`${kind} `) ? byId.get(key.slice(kind.length + 1)) : undefined
        if (note !== undefined) drafts.push(readNote(note, label, context))
      }
    }
    return drafts
  }

  /** By id, without the lines that separate notes from the text. */
  private all(kind: 'footnote' | 'endnote'): Map<string, Xml> {
    this.cache[kind] ??= new Map(elements(child(this.parts[kind] ?? undefined, `${kind}s`))
      .filter((note) => note.name === kind && note.attributes.type === undefined)
      .map((note) => [note.attributes.id ?? '', note]))
    return this.cache[kind]
  }

  private readonly cache: { footnote?: Map<string, Xml>; endnote?: Map<string, Xml> } = {}
}

function readNote(note: Xml, label: string, context: RunContext): DraftBlock {
  const whole = new InlineDraft()
  for (const paragraph of elements(note).filter((one) => one.name === 'p')) {
    const draft = trimStart(readRuns(paragraph, context))
    if (draft.text.trim() === '') continue
    if (whole.text !== '') whole.add('\n')
    whole.append(draft)
  }
  return whole.toBlock('note', { label })
}

/** Words without the blanks before them, such as those after a note's own mark. */
export function trimStart(draft: InlineDraft): InlineDraft {
  const blanks = draft.text.length - draft.text.trimStart().length
  if (blanks === 0) return draft
  const trimmed = new InlineDraft()
  trimmed.text = draft.text.slice(blanks)
  for (const mark of draft.marks) trimmed.marks.push({ ...mark, start: Math.max(0, mark.start - blanks), end: Math.max(0, mark.end - blanks) })
  for (const ref of draft.refs) trimmed.refs.push({ ...ref, offset: Math.max(0, ref.offset - blanks) })
  return trimmed
}
