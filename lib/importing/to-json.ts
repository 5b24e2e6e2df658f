import type { Block, ImportedReading, InlineMark } from '@/lib/domain/reading/block.ts'
import { noteId } from '@/lib/domain/reading/note-id.ts'

/** A version as `npm run import -- FILE --json` prints it. Notes stand beside the other blocks, with the places that refer to them. */
export function toJson({ text, blocks, dropped, warnings, doubts, pages, pageRuns, ...known }: ImportedReading) {
  const refs = blocks.flatMap((block) => block.refs)
  const { title, authors, container, date, doi, language, licence, abstract, keywords } = known
  return {
    title, authors, container, date, doi, language, licence, abstract, keywords, text,
    blocks: blocks.filter((block) => block.type !== 'note').map((block) => describeBlock(block, text)),
    notes: blocks.filter((block) => block.type === 'note').map(({ label = '', start, end, marks }) => ({
      label, start, end, text: text.slice(start, end), marks: marks.map(describeMark), refs: refs.filter((ref) => ref.label === label).map((ref) => ref.offset),
    })),
    dropped, warnings, doubts, pages, pageRuns,
  }
}

const describeBlock = ({ type, level, start, end, role = 'body', refs, marks }: Block, text: string) =>
  ({ type, level, start, end, text: text.slice(start, end), role, noteRefs: refs.map((ref) => ref.label), marks: marks.map(describeMark) })

/** A link to a note leads where the note stands in the text as it is shown. */
const describeMark = (mark: InlineMark): InlineMark => (mark.note === undefined ? mark : { ...mark, href: `#${noteId(mark.note)}` })
