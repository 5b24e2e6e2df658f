import { isFinished, type Dropped } from '../plain-text/piece.ts'
import type { PdfLine, PdfPage, Run } from './run.ts'
import type { Tag } from './tags.ts'

/** Kinds whose elements follow one another down a page. */
const flowing = new Set<Tag['kind']>(['heading', 'paragraph', 'listItem', 'blockquote'])

/**
 * Takes from the tags of a document what they say of its words: labels of items and notes, what is shown in pictures, a table
 * of contents. A tag tree that is worth nothing is taken away: one of few of the words, of pieces of sentences, of nothing but
 * headings, or in an order that nobody reads.
 */
export function useTags(pages: PdfPage[], dropped: Dropped[]): void {
  if (!pages.some((page) => page.runs.some((run) => run.tag !== undefined))) return
  if (!areSound(pages)) {
    for (const { runs } of pages) for (const run of runs) run.tag = undefined
    return
  }
  for (const page of pages) {
    for (const text of page.pictures ?? []) dropped.push({ why: 'image', text: text.slice(0, 500) })
    const left = new Map<Tag, string>()
    page.runs = page.runs.filter(({ tag, text, isLabel }) => {
      if (tag !== undefined && isLabel === true && (tag.kind === 'listItem' || tag.kind === 'note')) tag.label = (tag.label ?? '') + text
      else if (tag?.kind === 'figure' || tag?.kind === 'contents') left.set(tag, `${left.get(tag) ?? ''} ${text}`.trim())
      else return true
      return false
    })
    for (const [{ kind }, text] of left) dropped.push({ why: kind === 'figure' ? 'text in a figure' : 'table of contents', text: text.slice(0, 500) })
  }
}

interface Stretch { tag: Tag; letters: number; first: Run; last: Run; from: number; to: number }

function areSound(pages: PdfPage[]): boolean {
  const stretches = pages.map(({ runs }) => findStretches(runs))
  const all = stretches.flat()
  const lettersOf = (test: (tag: Tag) => boolean) => all.reduce((sum, { tag, letters }) => sum + (test(tag) ? letters : 0), 0)
  const own = pages.reduce((sum, { runs }) => sum + runs.reduce((count, run) => count + (run.tag?.kind === 'artifact' ? 0 : run.text.length), 0), 0)
  const tagged = lettersOf(({ kind }) => kind !== 'artifact')
  const artifacts = lettersOf(({ kind }) => kind === 'artifact')
  if (tagged < own * 0.85 || artifacts > own * 0.5) return false
  if (lettersOf(({ kind }) => kind === 'heading') > own * 0.4 || lettersOf(({ kind }) => kind === 'figure' || kind === 'contents') > own * 0.5) return false
  const paragraphs = stretches.flatMap((page) => page.filter(({ tag, letters }, index) => tag.kind === 'paragraph' && letters > 60 && index < page.length - 1))
  const whole = paragraphs.filter(({ last }) => isFinished(last.text) || /\d$/.test(last.text)).length
  if (whole < paragraphs.length * 0.5) return false
  const [steps, back] = stretches.map(countSteps).reduce(([a, b], [c, d]) => [a + c, b + d], [0, 0])
  return back <= Math.max(steps * 0.12, 1)
}

/** The words of each element of a page, in the order of the tree. */
function findStretches(runs: Run[]): Stretch[] {
  const byTag = new Map<Tag, Stretch>()
  for (const run of runs) {
    if (run.tag === undefined) continue
    const known = byTag.get(run.tag)
    const to = run.x + run.width
    if (known === undefined) byTag.set(run.tag, { tag: run.tag, letters: run.text.length, first: run, last: run, from: run.x, to })
    else Object.assign(known, { letters: known.letters + run.text.length, last: run, from: Math.min(known.from, run.x), to: Math.max(known.to, to) })
  }
  return [...byTag.values()].sort((a, b) => a.tag.order - b.tag.order)
}

/** How often one element follows another, and how often it then stands above it, in the same column. */
function countSteps(stretches: Stretch[]): [number, number] {
  const own = stretches.filter(({ tag }) => flowing.has(tag.kind))
  const back = own.filter((after, index) => {
    const before = own[index - 1]
    return before !== undefined && after.first.y < before.first.y - before.first.size * 2 && after.from < before.to && after.to > before.from
  })
  return [Math.max(own.length - 1, 0), back.length]
}

/** The lines of each page in the order of their tags; one without a tag stays where it stands after another. */
export function orderByTags(pages: PdfLine[][]): PdfLine[][] {
  if (!pages.some((lines) => lines.some((line) => line.tag !== undefined))) return pages
  let flow = 0
  let from: number | null = null
  return pages.map((lines) => {
    let order = -1
    const placed = lines.map((line) => ({ line, order: (order = line.tag?.order ?? order) }))
    return placed.sort((a, b) => a.order - b.order).map(({ line }) => {
      if (line.flow !== from) flow += 1
      from = line.flow
      return { ...line, flow }
    })
  })
}
