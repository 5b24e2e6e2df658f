import type { Passage } from './flow.ts'

const notice = /^(?:the )?(?:views|opinions) expressed\b|^(?:this (?:article|piece|post|essay|text|commentary) (?:was|is|first|originally|has been)|originally published|first published|republished|licen[cs]ed under|copyright|©)/i

/** The index where the closing of a text begins: notes on its authors, notices on views and rights, at its very end. */
export function findClosing(passages: Passage[], authors: string[]): number {
  const isClosing = ({ text }: Passage) => text.length < 1000 && (notice.test(text) || authors.some((author) => text.startsWith(`${author} `)))
  return passages.findLastIndex((passage) => !isClosing(passage)) + 1
}
