import type { Piece } from '@/components/margin/pieces.tsx'

/** What Markdown, formulas, mentions and bare addresses are made of, and white space that Markdown would change. */
const signs = /[*_~`[\]<>\\&$@|#\t\r\0\uFEFF\uE000\uE001]|:\/\/|www\.|^ | $|^(?:[-+]|\d+[.)])/im

/**
 * What Markdown makes of words in which nothing is marked up: their paragraphs. Null where the parser must look
 * (markdown-tree.ts). Most notes are such words, and are shown without it.
 */
export function readPlain(source: string): Piece[] | null {
  if (signs.test(source)) return null
  return source.split(/\n{2,}/).map((words) => words.replace(/^\n|\n$/g, '')).filter((words) => words !== '').map((text) => ({ kind: 'paragraph', pieces: [{ kind: 'text', text }] }))
}
