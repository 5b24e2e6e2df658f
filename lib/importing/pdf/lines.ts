import { doubtReasons } from '@/lib/domain/reading/doubts.ts'
import { InlineDraft } from '../inline-draft.ts'
import { partRows, type Row } from './rivers.ts'
import type { PdfLine, PdfPage, Run } from './run.ts'
import { unreadable } from './text-layer.ts'

/** Blanks wider than this, in ems, part columns or cells, not words. */
const gap = 1.05

/** The runs of a page as lines, each unbroken from its left to its right; in no order yet. */
export function findLines(page: PdfPage): PdfLine[] {
  const shelves = new Map<number, Row[]>()
  for (const run of [...page.runs].sort((a, b) => a.x - b.x)) {
    const shelf = Math.round(run.y / 12)
    const row = findRow(shelves.get(shelf), run) ?? findRow(shelves.get(shelf - 1), run) ?? findRow(shelves.get(shelf + 1), run)
    if (row === undefined) {
      const rows = shelves.get(shelf)
      const made = { runs: [run], x0: run.x, x1: run.x + run.width, y: run.y, size: run.size }
      if (rows === undefined) shelves.set(shelf, [made])
      else rows.push(made)
      continue
    }
    row.runs.push(run)
    row.x1 = Math.max(row.x1, run.x + run.width)
    if (run.size > row.size * 1.15) Object.assign(row, { size: run.size, y: run.y })
  }
  return partRows([...shelves.values()].flat()).map((row) => toLine(row, page))
}

/** The first of the last rows of a shelf that a run goes on; more of them lie too far to its left. */
function findRow(rows: Row[] | undefined, run: Run): Row | undefined {
  if (rows === undefined) return undefined
  for (let index = Math.max(0, rows.length - 60); index < rows.length; index += 1) {
    const row = rows[index]
    if (row !== undefined && goesOn(row, run)) return row
  }
  return undefined
}

/** Whether a run stands right after a row: on its baseline, or raised or lowered from the larger of the two. */
function goesOn(row: Row, run: Run): boolean {
  if (row.runs[0]?.tag !== run.tag) return false
  const em = Math.max(row.size, run.size)
  const space = run.x - row.x1
  if (space > em * gap || space < -em * 0.6) return false
  const similar = Math.min(row.size, run.size) > em * 0.87
  if (similar) return Math.abs(row.y - run.y) < em * 0.3
  const above = run.size < row.size ? row.y - run.y : run.y - row.y
  return em < Math.min(row.size, run.size) * 2.2 && above > -em * 0.3 && above < em * 0.65
}

function toLine({ runs, x0, x1, y, size }: Row, page: PdfPage): PdfLine {
  let [letters, right, heavy, slanted, isBold] = [0, 0, 0, 0, false]
  for (const run of runs) {
    const { length } = run.text
    letters += length
    if (run.rtl) right += length
    if (run.bold || run.size < size * 0.8) heavy += length
    if (run.italic) slanted += length
    isBold ||= run.bold
  }
  const rtl = right > letters * 0.5
  const tag = runs[0]?.tag
  return {
    page: page.number, flow: 0, y, size, rtl,
    from: rtl ? page.width - x1 : x0,
    to: rtl ? page.width - x0 : x1,
    bold: isBold && heavy > letters * 0.9, italic: slanted > letters * 0.9,
    draft: toDraft(rtl ? orderFromRight(runs) : runs, y, size, page.number - 1),
    tag,
  }
}

/** Right to left, but for stretches that read from the left within it, whose outer brackets and points are the line's own. */
function orderFromRight(runs: Run[]): Run[] {
  const ordered: Run[] = []
  let stretch: Run[] = []
  for (const run of [...runs].reverse()) {
    if (!run.rtl) {
      stretch.unshift(run)
      continue
    }
    ordered.push(...turnEdges(stretch), { ...run, text: mirror(run.text) })
    stretch = []
  }
  return [...ordered, ...turnEdges(stretch)]
}

const facing: Record<string, string> = { '(': ')', ')': '(', '[': ']', ']': '[', '{': '}', '}': '{', '«': '»', '»': '«' }
const mirror = (text: string) => text.replace(/[()[\]{}«»]/g, (bracket) => facing[bracket] ?? bracket)
const edgeLeft = /^[\s.,:;!?()[\]{}«»"'،؛؟]+/
const edgeRight = /[\s.,:;!?()[\]{}«»"'،؛؟]+$/

/** Points and brackets left of figures or Latin words come after them in a line that reads from the right, those to the right before. */
function turnEdges(stretch: Run[]): Run[] {
  const inner = stretch.map((run) => ({ ...run }))
  const [before, after]: [Run[], Run[]] = [[], []]
  const turned = (run: Run, words: string): Run => {
    const text = mirror([...words].reverse().join('')).trim()
    // A bracket that opens may have a blank before it, which its own place tells.
    return { ...run, text, links: [], ...(words === run.text && /^[([{«]/.test(text) ? {} : { glued: true }) }
  }
  for (let run = inner[0]; run !== undefined; run = inner[0]) {
    const edge = edgeLeft.exec(run.text)?.[0] ?? ''
    if (edge === '') break
    after.unshift(turned(run, edge))
    if (edge !== run.text) {
      run.text = run.text.slice(edge.length)
      break
    }
    inner.shift()
  }
  for (let run = inner.at(-1); run !== undefined; run = inner.at(-1)) {
    const edge = edgeRight.exec(run.text)?.[0] ?? ''
    if (edge === '') break
    before.push(turned(run, edge))
    if (edge !== run.text) {
      run.text = run.text.slice(0, -edge.length)
      break
    }
    inner.pop()
  }
  return [...before, ...inner, ...after].filter(({ text }) => text !== '')
}

/** Scripts that put no blanks between words, however far apart their characters are set. */
const unspaced = /[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]/
function toDraft(runs: Run[], y: number, size: number, page: number): InlineDraft {
  const draft = new InlineDraft()
  for (const [index, run] of runs.entries()) {
    const before = runs[index - 1]
    const raised = run.size < size * 0.87 && y - run.y > size * 0.15
    const space = before === undefined ? 0 : Math.max(run.x - before.x - before.width, before.x - run.x - run.width)
    if (before !== undefined && run.glued !== true && !(unspaced.test(before.text.slice(-1)) && unspaced.test(run.text.slice(0, 1))) && !/^\p{M}/u.test(run.text) && (space > size * 0.18 || (run.spaced && space > size * 0.03))) draft.add(' ')
    const start = draft.text.length
    draft.add(run.text)
    draft.carried.push({ kind: 'place', start, end: draft.text.length, page, ...(run.box ?? { x: run.x, y: run.y - run.size * run.ascent, width: run.width, height: run.size }) })
    if (unreadable.test(run.text)) draft.doubtFrom(start, doubtReasons.garbled)
    if (raised) draft.markFrom(start, 'sup')
    if (run.italic) draft.markFrom(start, 'emphasis')
    if (run.bold) draft.markFrom(start, 'strong')
    for (const link of run.links) draft.marks.push({ kind: 'link', start: start + link.start, end: start + link.end, href: link.href })
  }
  if (/[*†‡]/.test(draft.text)) markSigns(draft)
  return draft
}

/** Signs right after a word are markers of notes, raised or not. */
function markSigns(draft: InlineDraft): void {
  for (const { 0: sign, index } of draft.text.matchAll(/(?<=[\p{L}.,;:!?”"’)\]])(?:\*{1,3}|[†‡]{1,2})(?=$|[\s,;)])/gu)) {
    if (!draft.marks.some(({ kind, start, end }) => kind === 'sup' && start < index + sign.length && end > index)) draft.marks.push({ kind: 'sup', start: index, end: index + sign.length })
  }
}
