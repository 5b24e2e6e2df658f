import type { Block, ImportedReading } from '@/lib/domain/reading/block.ts'

/** A version as `npm run import -- FILE --json` prints it. Notes stand beside the other blocks, with the places that refer to them. */
export function toJson({ text, blocks, dropped, warnings, doubts, pages, pageRuns, ...known }: ImportedReading) {
  const refs = blocks.flatMap((block) => block.refs)
  const { title, authors, container, date, doi, language, licence, abstract, keywords } = known
  return {
    title, authors, container, date, doi, language, licence, abstract, keywords, text,
    blocks: blocks.filter((block) => block.type !== 'note').map((block) => describeBlock(block, text)),
    notes: blocks.filter((block) => block.type === 'note').map(({ label = '', start, end }) => ({
      label, text: text.slice(start, end), refs: refs.filter((ref) => ref.label === label).map((ref) => ref.offset),
    })),
    dropped, warnings, doubts, pages, pageRuns,
  }
}

const describeBlock = ({ type, level, start, end, role = 'body', refs, marks }: Block, text: string) =>
  ({ type, level, start, end, text: text.slice(start, end), role, noteRefs: refs.map((ref) => ref.label), marks })
