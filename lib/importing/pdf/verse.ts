import { InlineDraft } from '../inline-draft.ts'
import { isCaption } from '../plain-text/classify.ts'
import { drawnMark, type PdfPiece } from './pieces.ts'

/** Characters of a line of verse, of an address, of a list without signs. */
const longest = 75

/** Lines that end where they were meant to, three or more below each other, as one piece with its lines. */
export function joinVerse(pieces: PdfPiece[], body: number, isApart: (piece: PdfPiece) => boolean): PdfPiece[] {
  const joined: PdfPiece[] = []
  let open: PdfPiece[] = []
  const close = () => {
    joined.push(...(open.length < 3 ? open : [join(open)]))
    open = []
  }
  for (const piece of pieces) {
    const isLine = piece.lines === 1 && piece.text.length <= longest && piece.tag === undefined && piece.columns === undefined && piece.heading === undefined && !piece.bold
      && Math.abs(piece.size - body) < body * 0.16 && !isApart(piece) && !isCaption(piece.text) && !drawnMark.test(piece.text) && !/^(?:[-–*]|\(?(?:\d{1,3}|[a-z])[.)]|\[\d+\])\s/.test(piece.text)
    const before = open.at(-1)
    if (before !== undefined && (!isLine || piece.apart || piece.flow !== before.flow || piece.size !== before.size)) close()
    if (isLine) open.push(piece)
    else joined.push(piece)
  }
  close()
  return joined
}

function join(pieces: PdfPiece[]): PdfPiece {
  const draft = new InlineDraft()
  for (const [index, piece] of pieces.entries()) {
    if (index > 0) draft.add('\n')
    draft.append(piece.draft)
  }
  const [first, last] = [pieces[0] as PdfPiece, pieces.at(-1) as PdfPiece]
  return { ...first, draft, text: draft.text, lines: pieces.length, y: last.y, inset: pieces.every(({ opens }) => opens), italic: pieces.every(({ italic }) => italic) }
}
