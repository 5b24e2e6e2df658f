import type { BlockRole, BlockType } from '@/lib/domain/reading/block.ts'
import { doubtReasons } from '@/lib/domain/reading/doubts.ts'
import { InlineDraft } from '../inline-draft.ts'
import { backHeading, findPullQuotes, isCaption, readItem } from '../plain-text/classify.ts'
import { continuesSentence, endsSentence, isFinished, sameWords } from '../plain-text/piece.ts'
import type { Seam } from '../plain-text/wrap.ts'
import { cut } from './page-notes.ts'
import { addDraft, drawnMark, type PdfPiece } from './pieces.ts'
import { withoutRaised } from './raised.ts'
import { joinVerse } from './verse.ts'

export interface PdfPart {
  type: BlockType
  draft: InlineDraft
  role: BlockRole
  level?: number
  label?: string
}

interface Context {
  body: number
  front: Set<PdfPiece>
  /** Levels of headings by their words, from the document's outline. */
  outline: Map<string, number>
  seam: (before: string, after: string) => Seam
  /** The tag tree tells headings, so that nothing else is one. */
  hasTaggedHeadings: boolean
  /** Nothing in it is bold or slanted, as in the text layer of a scan. */
  isPlain: boolean
}

const known = /^(?:abstract|summary|keywords?|introduction|conclusions?|bibliography|references|works cited|notes)$/i

/** What each piece is, by its size, weight and place, paragraphs that a column's or a page's end broke made whole. */
export function makeParts(all: PdfPiece[], known: Omit<Context, 'hasTaggedHeadings' | 'isPlain'>): PdfPart[] {
  const pieces = joinVerse(all, known.body, (piece) => known.front.has(piece))
  const context = { ...known, hasTaggedHeadings: pieces.some(({ tag }) => tag?.kind === 'heading'), isPlain: pieces.every(({ draft }) => draft.marks.every(({ kind }) => kind !== 'strong' && kind !== 'emphasis')) }
  const parts: (PdfPart & { piece: PdfPiece })[] = []
  // It is set otherwise than the text that it repeats.
  const isSetApart = ({ text, size, italic, bold, inset }: PdfPiece) => text.length > 39 && text.length < 321 && (italic || bold || inset || Math.abs(size - context.body) > context.body * 0.05)
  const isPulled = pieces.some(isSetApart) ? findPullQuotes(pieces) : () => false
  const isTitled = (piece: PdfPiece, index: number) => !(isSetApart(piece) && isPulled(piece.text)) && isHeading(piece, pieces[index + 1], context)
  const levels = rankStyles(pieces.filter(isTitled))
  const isIndented = areIndented(pieces, context.body)
  let isBack = false
  for (const [index, piece] of pieces.entries()) {
    const heading = isTitled(piece, index)
    isBack ||= heading && backHeading.test(piece.text)
    const role = isBack ? 'back' : context.front.has(piece) ? 'front' : 'body'
    const item: Item | null = heading ? null : readTaggedItem(piece) ?? (isLoose(piece) ? readItem(pieces, index) ?? readBullet(piece.text) : null)
    if (piece.columns !== undefined) addTable(parts, piece, role)
    else if (heading) {
      const level = piece.heading?.level ?? piece.tag?.level ?? context.outline.get(sameWords(piece.text)) ?? levels.get(styleOf(piece)) ?? 1
      const draft = closeUp(plain(piece.draft), piece.heading?.title)
      if (isLoose(piece) && isWeak(piece, context)) draft.doubtFrom(0, doubtReasons.heading)
      parts.push({ type: 'heading', draft, role, level: Math.min(level, 6), piece })
    } else if (item !== null) {
      const half = findItemHalf(parts, piece, item.label)
      if (half !== undefined) addDraft(half.draft, piece.draft, context.seam)
      else parts.push({ type: 'listItem', draft: cut(piece.draft, piece.text.length - item.text.length), role, ...(item.label === undefined ? {} : { label: item.label }), ...(item.level === undefined ? {} : { level: item.level }), piece })
    } else {
      const type = findTagged(piece) ?? (isLabelled(piece.text) ? 'caption' : isSetApart(piece) && isPulled(piece.text) ? 'pullquote' : isQuote(piece, context) ? 'blockquote' : 'paragraph')
      const half = findHalf(parts, { ...piece, role }, type, isIndented)
      if (half !== undefined) addDraft(half.draft, piece.draft, context.seam)
      else parts.push({ type, draft: piece.draft, role, piece })
      if (half !== undefined) half.piece = { ...half.piece, flow: piece.flow }
    }
  }
  return parts.map(({ type, draft, role, level, label }) => ({ type, draft, role, ...(level === undefined ? {} : { level }), ...(label === undefined ? {} : { label }) }))
}

/** Nothing but how it looks and stands tells what it is. */
const isLoose = ({ tag, heading }: PdfPiece) => (tag === undefined || tag.kind === 'paragraph') && heading === undefined

/** What its tag says that a piece is; null where it says no more than that it is a paragraph. */
function findTagged({ tag }: PdfPiece): BlockType | null {
  return tag?.kind === 'blockquote' || tag?.kind === 'caption' || tag?.kind === 'code' ? tag.kind : null
}

/** A caption, or one numbered as some journals number tables: "TABLE II". */
const isLabelled = (text: string) => isCaption(text) || (text.length < 300 && /^(?:TABLE|FIGURE|FIG\.|Table|Figure|Plate|PLATE) [IVX]{1,6}\b/.test(text))

interface Item { text: string; label?: string; level?: number }

function readTaggedItem({ tag, text }: PdfPiece): Item | null {
  if (tag?.kind !== 'listItem') return null
  const label = (tag.label ?? '').replace(/^[\s([]+|[\s.)\]]+$/g, '').slice(0, 12)
  // Not every program says which of an item's words are its label.
  const own = tag.label === undefined ? readBullet(text) ?? readCounted(text) : null
  const said = own?.label !== undefined ? { label: own.label } : /[\p{L}\p{N}]/u.test(label) && label.length <= 6 ? { label } : {}
  return { text: own?.text ?? text, level: tag.level ?? 1, ...said }
}

/** The item that a piece without a label of its own goes on with, over the end of a column or a page. */
function findItemHalf<Part extends PdfPart & { piece: PdfPiece }>(parts: Part[], piece: PdfPiece, label: string | undefined): Part | undefined {
  const before = parts.at(-1)
  if (piece.tag === undefined || before?.type !== 'listItem') return undefined
  if (before.piece.tag === piece.tag) return before
  const goesOn = label === undefined && piece.tag.label === undefined && before.piece.flow !== piece.flow && continuesSentence(piece.text) && !isFinished(withoutRaised(before.draft))
  return goesOn ? before : undefined
}

/** A table, or the rest on the next page of the one before, without the head that it repeats there. */
function addTable<Part extends PdfPart & { piece: PdfPiece }>(parts: (Part | (PdfPart & { piece: PdfPiece }))[], piece: PdfPiece, role: BlockRole): void {
  const before = parts.at(-1)
  if (before?.type !== 'table' || before.piece.columns !== piece.columns || before.piece.page + 1 !== piece.page) {
    parts.push({ type: 'table', draft: piece.draft, role, piece })
    return
  }
  const [head = ''] = before.draft.text.split('\n', 1)
  before.draft.add('\n')
  before.draft.append(piece.draft.text.startsWith(`${head}\n`) ? piece.draft.slice(head.length + 1) : piece.draft)
  before.piece = piece
}

function isHeading(piece: PdfPiece, next: PdfPiece | undefined, { body, outline, hasTaggedHeadings, isPlain }: Context): boolean {
  const text = piece.text.trim()
  if (piece.columns !== undefined) return false
  if (piece.heading !== undefined || piece.tag?.kind === 'heading') return /[\p{L}\p{N}]/u.test(text)
  if (piece.tag !== undefined && (hasTaggedHeadings || piece.tag.kind !== 'paragraph')) return false
  if (text.length > 180 || !/\p{L}/u.test(text) || isLabelled(text) || continuesSentence(text)) return false
  if (known.test(text) || backHeading.test(text) || outline.has(sameWords(text))) return true
  if (next === undefined || /[.;,]$/.test(text.replace(/^[\divxlc.]+$/i, '')) || /\S@\S|https?:\/\//.test(text)) return false
  if (piece.size > body * 1.07) return true
  if (piece.size < body * 0.9 || endsSentence(text)) return false
  if (isPlain && piece.lines === 1 && piece.apart && !piece.newPage && (!piece.inset || piece.isCentred) && text.length < 80 && /^[\p{Lu}\d]/u.test(text) && next.text.length > 120) return true
  const isNumbered = /^(?:\d{1,2}(?:\.\d{1,2}){0,3}\.?|[IVX]{1,5}\.)\s+\p{Lu}/u.test(text)
  const isCapital = text === text.toUpperCase() && /\p{Lu}{3}/u.test(text)
  return piece.lines <= 3 && (piece.bold || (piece.apart && text.length < 110 && (isCapital || (!piece.inset && piece.italic) || ((!piece.inset || piece.isCentred) && isNumbered))))
}

/** A heading that neither the outline nor its name, size or weight shows to be one. */
const isWeak = ({ text, size, bold }: PdfPiece, { body, outline }: Context) =>
  !bold && size <= body * 1.07 && !known.test(text.trim()) && !backHeading.test(text) && !outline.has(sameWords(text))

/** A mark that stands for nothing but an item of a list, even of one item. */
function readBullet(text: string): { text: string; label?: string } | null {
  const words = text.replace(drawnMark, '')
  return words.length < text.length ? { text: words } : null
}

function readCounted(text: string): { text: string; label: string } | null {
  const [opening, label] = /^\(?(\d{1,3}|[a-z]|[ivxl]{1,6})[.)]\s+(?=\S)/i.exec(text) ?? []
  return opening === undefined || label === undefined ? null : { text: text.slice(opening.length), label }
}

const styleOf = (piece: PdfPiece) => `${Math.round(piece.size * 2) / 2} ${piece.bold} ${piece.text === piece.text.toUpperCase()} ${piece.italic}`

/** Larger before smaller, bold before not, capitals before not, upright before italic. */
function rankStyles(headings: PdfPiece[]): Map<string, number> {
  const byStyle = new Map(headings.map((piece) => [styleOf(piece), piece]))
  const weight = (piece: PdfPiece) => Math.round(piece.size * 2) * 8 + (piece.bold ? 4 : 0) + (piece.text === piece.text.toUpperCase() ? 2 : 0) + (piece.italic ? 0 : 1)
  return new Map([...byStyle].sort(([, a], [, b]) => weight(b) - weight(a)).map(([style], index) => [style, index + 1]))
}

const isQuote = (piece: PdfPiece, { body, front }: Context) => piece.inset && !front.has(piece) && (piece.lines > 1 || piece.size < body * 0.95) && piece.text.length > 40

/**
 * The first half of a piece that goes on with it: the last one of its kind, with nothing but captions and tables between them.
 * Where paragraphs begin set in, what begins a page at the edge goes on with the last, whatever that ends with.
 */
function findHalf<Part extends PdfPart & { piece: PdfPiece }>(parts: Part[], piece: PdfPiece & { role: BlockRole }, type: BlockType, isIndented: boolean): Part | undefined {
  const last = parts.findLast((part) => part.type !== 'caption' && part.type !== 'pullquote' && (part.type !== 'table' || type === 'table'))
  const before = last !== undefined && isFinished(withoutRaised(last.draft)) ? findBroken(parts, piece, type) ?? last : last
  if (before === undefined || type === 'caption' || type === 'pullquote' || before.type === 'heading') return undefined
  if (before.type === type && before.piece.tag !== undefined && before.piece.tag === piece.tag) return before
  if (before.type !== type && !(before.type === 'listItem' && type === 'paragraph')) return undefined
  if (before.piece.flow === piece.flow && parts.at(-1) === before) return undefined
  const text = withoutRaised(before.draft)
  if (isIndented && piece.newPage && !piece.opens && type === 'paragraph' && before.type === type && before.role === piece.role && parts.at(-1) === before && before.piece.size === piece.size) return before
  if (isFinished(text) || /=.*\(\d{1,3}[a-z]?\)$/.test(text) || Math.abs(before.piece.size - piece.size) > piece.size * 0.1) return undefined
  if (continuesSentence(piece.text) || /\p{L}[-\u2010]$/u.test(text)) return before
  // References end in addresses, and each begins at the edge.
  if (before.role === 'back') return undefined
  return !piece.opens && text.length > 60 && before.type === type ? before : undefined
}

/** Whether paragraphs that follow others begin set in, next to all of them. */
function areIndented(pieces: PdfPiece[], body: number): boolean {
  const isLong = (piece: PdfPiece | undefined) => piece !== undefined && piece.lines > 1 && piece.text.length > 100 && Math.abs(piece.size - body) < body * 0.05 && !piece.inset
  const following = pieces.filter((piece, index) => !piece.newPage && isLong(piece) && isLong(pieces[index - 1]))
  return following.length >= 5 && following.filter(({ opens }) => opens).length >= following.length * 0.9
}

/** The paragraph that a page's end broke, where a box or a quotation stands below it. */
function findBroken<Part extends PdfPart & { piece: PdfPiece }>(parts: Part[], piece: PdfPiece, type: BlockType): Part | undefined {
  if (!continuesSentence(piece.text)) return undefined
  return parts.slice(-4).findLast((part) => part.type === type && part.piece.page === piece.page - 1 && part.draft.text.length > 60 && !isFinished(withoutRaised(part.draft)))
}

/** A heading whose letters are set apart in the words of the outline, which knows where they end. */
function closeUp(draft: InlineDraft, title: string | undefined): InlineDraft {
  const parts = draft.text.split(' ')
  if (title === undefined || parts.length < 6 || parts.filter((part) => part.length === 1).length < parts.length * 0.8) return draft
  const closed = new InlineDraft()
  closed.add(title.replace(/\s+/g, ' ').trim())
  const [place] = draft.carried.filter((span) => span.kind === 'place')
  if (place !== undefined) closed.carried.push({ ...place, start: 0, end: closed.text.length })
  for (const { label } of draft.refs) closed.refer(label)
  return closed
}

/** A heading's words without weight and slant, which it has anyway. */
function plain(draft: InlineDraft): InlineDraft {
  const words = new InlineDraft()
  words.append({ ...draft, marks: draft.marks.filter((mark) => mark.kind === 'sup' || mark.kind === 'link') })
  return words
}
