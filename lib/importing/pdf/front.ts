import { institution } from '../metadata/people.ts'
import type { Passage } from '../plain-text/flow.ts'
import { isName, readNames, takeFrontMatter } from '../plain-text/front-matter.ts'
import { sameWords, type Dropped } from '../plain-text/piece.ts'
import { dropDebris } from '../plain-text/web-debris.ts'
import type { PdfPiece } from './pieces.ts'
import { withoutRaised, withRaised } from './raised.ts'

export interface PdfFront {
  title: string
  authors: string[]
  pieces: PdfPiece[]
  /** The pieces before the argument. */
  front: Set<PdfPiece>
}

const junk = /^(?:microsoft (?:word|powerpoint|publisher)\b|powerpoint presentation|untitled\b|unbenannt|sans titre|sin t[ií]tulo|pii:|doi:|(?:document|dokument|doc|slide|layout|title|titel|print|scan|paper|article|manuscript|draft)[\s_-]?\d*$|.*\.(?:docx?|pdf|indd|qxp|tex)\b.{0,20}$|[\w.-]*_[\w.-]*$|.*\.(?:docx?|pdf|indd|tex|dvi|rtf|qxd|odt|eps|ps|wpd|html?|txt)$|\S{0,12}$|[\d\W_]+$)/i

/** What the file says of itself, unless a program wrote it there: "Microsoft Word - draft3.doc". */
export const findClaimed = (claim: unknown) => (typeof claim === 'string' && !junk.test(claim.trim()) && claim.length < 300 ? claim.replace(/\s+/g, ' ').trim() : '')

/** Title and authors from the first page: the largest words on it, the names below them; what the file claims where the page says nothing. */
export function takePdfFront(pieces: PdfPiece[], body: number, claimed: { title: string; authors: string }, dropped: Dropped[]): PdfFront {
  const found = findTitle(pieces, body, claimed.title)
  const claimedNames = readNames(claimed.authors.replace(/;/g, ','))
  if (found === null) return { title: claimed.title, authors: claimedNames, pieces, front: new Set() }
  const { from, to, title } = found
  for (const piece of pieces.slice(0, from)) dropped.push({ why: 'publication data', text: piece.text })
  const rest = leaveCalls(pieces.slice(to), dropped).flatMap((piece, index) => (index < mostFront ? splitLines(piece) : [piece]))
  const named = takeNames(rest, body, dropped)
  const byPassage = new Map(rest.slice(named.count).map((piece): [Passage, PdfPiece] => [{ ...piece, text: withRaised(piece.draft), broken: false, setOff: false }, piece]))
  const [first] = pieces.slice(from, to)
  if (first === undefined) return { title, authors: claimedNames, pieces: rest, front: new Set() }
  const matter = takeFrontMatter([{ ...first, text: title, lines: 1, broken: false, setOff: false }, ...byPassage.keys()], dropped)
  const kept = matter.passages.flatMap((passage) => byPassage.get(passage) ?? [])
  const authors = [...named.names, ...matter.authors]
  return { title, authors: authors.length > 0 ? authors : claimedNames, pieces: kept, front: new Set(kept.slice(0, matter.front)) }
}

/** Pieces below a title that may be names, institutions and dates. */
const mostFront = 8

/** What a page calls to below its title: to share it, to print it. */
function leaveCalls(pieces: PdfPiece[], dropped: Dropped[]): PdfPiece[] {
  return pieces.filter(({ text }, index) => {
    const isCall = index < mostFront && text.length < 60 && /^(?:(?:share|tweet|print|e-?mail|save|facebook|twitter|linkedin|whatsapp|listen|copy link|pdf|cite)\b[\s|·,]*){2,}$/i.test(text)
    if (isCall) dropped.push({ why: 'around the article', text })
    return !isCall
  })
}

/** Each line of a short piece whose lines were meant is a piece. */
function splitLines(piece: PdfPiece): PdfPiece[] {
  if (!piece.text.includes('\n') || piece.text.length > 300 || piece.columns !== undefined || piece.tag?.kind === 'code') return [piece]
  let at = 0
  return piece.text.split('\n').map((text) => {
    const draft = piece.draft.slice(at, at + text.length)
    at += text.length + 1
    return { ...piece, draft, text, lines: 1 }
  })
}

function findTitle(pieces: PdfPiece[], body: number, claimed: string): { from: number; to: number; title: string } | null {
  const first = pieces.filter((piece) => piece.page === pieces[0]?.page)
  const known = first.findIndex((piece) => claimed !== '' && sameWords(piece.text) === sameWords(claimed))
  const largest = first.reduce((most, piece) => (/\p{L}{3}/u.test(piece.text) && piece.text.length < 300 ? Math.max(most, piece.size) : most), 0)
  const headings = first.flatMap(({ tag }, index) => (tag?.kind === 'heading' && tag.level === 1 ? [index] : []))
  const tagged = known === -1 && headings.length === 1 ? headings[0] ?? -1 : -1
  const from = known !== -1 ? known : tagged !== -1 ? tagged : first.findIndex((piece) => piece.size > largest * 0.97 && /\p{L}{3}/u.test(piece.text))
  const top = first[from]
  const [opening] = first
  if (known === -1 && tagged === -1 && opening !== undefined && largest < body * 1.12 && isPlainTitle(opening, first[1])) return { from: 0, to: 1, title: withoutRaised(opening.draft).replace(/\s+/g, ' ').trim() }
  if (top === undefined || (known === -1 && tagged === -1 && (largest < body * 1.12 || pieces.slice(0, from).some((piece) => piece.text.length > 400)))) return null
  let to = from + 1
  while (known === -1 && tagged === -1 && first[to]?.columns === undefined && first[to] !== undefined && Math.abs((first[to]?.size ?? 0) - top.size) < top.size * 0.04 && to < from + 4) to += 1
  const parts = first.slice(from, to).map((piece) => withoutRaised(piece.draft).replace(/\s+/g, ' ').trim())
  return { from, to, title: parts.reduce((title, part) => `${title}${isCutOff(title, part) ? '' : ':'} ${part}`).replace(/([:?!]):/g, '$1') }
}

/** Whether a title's line ended where no title does, so that the next is no subtitle. */
const isCutOff = (title: string, next: string) => /^\p{Ll}/u.test(next) || /(?:[,&–-]|\b(?:an?|and|as|at|by|for|from|in|of|on|or|the|to|with|de|du|des|la|le|les|et|der|die|das|und|von|el|los|y|e|il|di|che))$/iu.test(title)

/** The first words of a manuscript all in one size: set in, bold or in capitals, and no sentence. */
function isPlainTitle({ text, lines, bold, opens }: PdfPiece, next: PdfPiece | undefined): boolean {
  if (next === undefined || lines > 4 || text.length > 200 || /[.,;:]$/.test(text) || !/^["“«¿¡\p{Lu}\p{N}\p{Lo}]/u.test(text) || !/\p{L}{3}/u.test(text)) return false
  return bold || opens || (text === text.toUpperCase() && /\p{Lu}{3}/u.test(text))
}

/** What a browser printed around an article, left out. */
export function dropAround(pieces: PdfPiece[], dropped: Dropped[]): PdfPiece[] {
  const byPassage = new Map(pieces.map((piece): [Passage, PdfPiece] => [{ ...piece, broken: false, setOff: false }, piece]))
  return dropDebris([...byPassage.keys()], dropped).flatMap((passage) => byPassage.get(passage) ?? [])
}

/** The lines right below a title that are nothing but names, set otherwise than the text. */
function takeNames(rest: PdfPiece[], body: number, dropped: Dropped[]): { names: string[]; count: number } {
  const names: string[] = []
  for (const [index, piece] of rest.slice(0, 6).entries()) {
    const text = withoutRaised(piece.draft).replace(/[*†‡§,\s]+$/, '').replace(/,? and /g, ', ').replace(/\s+,/g, ',')
    const isSet = piece.size !== body || piece.italic || piece.bold || piece.opens || piece.apart
    if (!isSet || !isName(text) || /^[IVX]+\.\s/.test(text) || institution.test(text) || /^(?:abstract|introduction)|\b(?:share|tweet|print|subscribe|home|menu|search|e-?mail)\b/i.test(text)) return { names, count: index }
    names.push(...readNames(text))
    dropped.push({ why: 'author', text: withRaised(piece.draft) })
  }
  return { names, count: Math.min(rest.length, 6) }
}
