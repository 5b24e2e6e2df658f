import type { DraftBlock } from '@/lib/domain/reading/join-blocks.ts'
import { appendLine, InlineDraft } from '../inline-draft.ts'
import { child, descendants, elements, textOf, type Xml } from '../zip/xml.ts'
import { trimStart } from './notes.ts'
import type { Numbering } from './numbering.ts'
import { readRuns, type RunContext } from './runs.ts'
import type { Styles } from './styles.ts'

export interface DocxBody {
  titles: InlineDraft[]
  authors: string[]
  drafts: DraftBlock[]
}

/** The paragraphs and tables of a document, in order. The depth of its XML has a limit, so this may recur. */
export function readBody(body: Xml, styles: Styles, numbering: Numbering, within: RunContext): DocxBody {
  const context = { ...within, boxes: [] as Xml[] }
  const made: DocxBody = { titles: [], authors: [], drafts: [] }
  readAll(body)
  return made

  function readAll(of: Xml): void {
    for (const part of elements(of)) {
      if (part.name === 'p') readParagraph(part)
      else if (part.name === 'tbl') readTable(part)
      else if (part.name === 'sdt' && isContents(part)) context.dropped.push({ why: 'table of contents', text: textOf(child(part, 'sdtContent')).slice(0, 500) })
      else if (/^(sdt|sdtContent|customXml|ins|moveTo)$/.test(part.name)) readAll(part)
      for (const box of context.boxes.splice(0)) readAll(box)
    }
  }

  function readParagraph(paragraph: Xml): void {
    const properties = child(paragraph, 'pPr')
    const style = child(properties, 'pStyle')?.attributes.val ?? ''
    const kind = styles.kindOf(style)
    const item = numbering.next(child(properties, 'numPr') ?? styles.numberingOf(style))
    const draft = readRuns(paragraph, context)
    if (kind === 'contents') {
      if (draft.text.trim() !== '') context.dropped.push({ why: 'table of contents', text: draft.text.trim().slice(0, 500) })
      return
    }
    if (kind === 'code') return addCode(draft)
    const trimmed = trimStart(draft)
    if (kind === 'title') made.titles.push(trimmed)
    else if (kind === 'author') made.authors.push(trimmed.text.replace(/\s+/g, ' ').trim())
    else if (typeof kind === 'object' && kind !== null) made.drafts.push(trimmed.toBlock('heading', { level: kind.heading }))
    else if (kind === 'blockquote' || kind === 'caption') made.drafts.push(trimmed.toBlock(kind))
    else if (item !== null) made.drafts.push(trimmed.toBlock('listItem', item))
    else if (kind === 'abstract') made.drafts.push({ ...trimmed.toBlock('paragraph'), role: 'front' })
    else made.drafts.push(trimmed.toBlock(isSetIn(properties) ? 'blockquote' : 'paragraph'))
  }

  /** Paragraphs of code that follow each other are its lines. */
  function addCode(draft: InlineDraft): void {
    const last = made.drafts.at(-1)
    if (last?.type === 'code') appendLine(last, draft)
    else made.drafts.push(draft.toBlock('code'))
  }

  /** Rows as lines, cells between tabs; a table that holds long texts or tables lays out a page, and is read as what it holds. */
  function readTable(table: Xml): void {
    const rows = elements(table).filter((row) => row.name === 'tr').map((row) => elements(row).filter((cell) => cell.name === 'tc'))
    const cells = rows.flat()
    const isLayout = cells.length < 2 || cells.some((cell) => elements(cell).some((part) => part.name === 'tbl')) || textOf(table).length / cells.length > 400
    if (isLayout) return cells.forEach(readAll)
    const draft = new InlineDraft()
    for (const [index, row] of rows.entries()) {
      if (index > 0) draft.add('\n')
      for (const [column, cell] of row.entries()) {
        if (column > 0) draft.add('\t')
        let isFirst = true
        for (const paragraph of descendants(cell, 'p')) {
          const words = readRuns(paragraph, context)
          words.text = words.text.replace(/[\t\n]/g, ' ')
          if (!isFirst && words.text !== '') draft.add(' ')
          draft.append(words)
          isFirst = false
        }
      }
    }
    made.drafts.push(draft.toBlock('table'))
  }
}

const isContents = (sdt: Xml) => /table of contents/i.test(child(sdt, 'sdtPr', 'docPartObj', 'docPartGallery')?.attributes.val ?? '')

/** Set in from both sides by a quarter of an inch or more: a quotation, whatever its style. Twentieths of a point. */
function isSetIn(properties: Xml | undefined): boolean {
  const indent = child(properties, 'ind')?.attributes
  const of = (...values: (string | undefined)[]) => Number.parseInt(values.find((value) => value !== undefined) ?? '0', 10)
  return indent !== undefined && of(indent.left, indent.start) >= 360 && of(indent.right, indent.end) >= 360
}
