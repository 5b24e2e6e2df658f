/** Why a place of an import is doubted: all that importers say, so that whoever shows it can say it in another language. */
export const doubtReasons = {
  hyphen: 'This word was broken at the end of a line. Whether it has a hyphen is a guess.',
  unmarkedNote: 'No marker in the text leads to this note.',
  heading: 'This may not be a heading: only its length and place speak for it.',
  unfinished: 'This paragraph ends in the middle of a sentence. Its rest may stand elsewhere.',
  columns: 'This page has words across its columns. They may have been read in the wrong order.',
  garbled: 'Some characters here could not be read.',
} as const

export type DoubtReason = keyof typeof doubtReasons
