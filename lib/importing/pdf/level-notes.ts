import { continuesSentence } from '../plain-text/piece.ts'
import type { PdfLine } from './run.ts'

/** A raised number or sign that a line begins with. */
function openingOf({ draft }: PdfLine): string | null {
  const mark = draft.marks.find(({ kind, start }) => kind === 'sup' && start === 0)
  const printed = mark === undefined ? '' : draft.text.slice(0, mark.end).trim()
  return mark !== undefined && mark.end < draft.text.length && /^(?:\d{1,3}|\*{1,4}|[†‡§¶‖]{1,3})$/.test(printed) ? printed : null
}

/**
 * By flow: the last lines of a page that are notes as large as the text. The first begins with a raised number that is raised in
 * the text above it too, after more room than lines have; the others count on from it.
 */
export function findLevelZones(page: PdfLine[], raised: Set<string>): PdfLine[][] {
  if (raised.size === 0 || !page.some((line) => openingOf(line) !== null)) return []
  const flows = new Map<number, PdfLine[]>()
  for (const line of page) {
    const flow = flows.get(line.flow)
    if (flow === undefined) flows.set(line.flow, [line])
    else flow.push(line)
  }
  const bottom = page.reduce((most, { y }) => Math.max(most, y), 0)
  const marked = new Set(page.flatMap(({ draft }) => draft.marks.filter(({ kind, start }) => kind === 'sup' && start > 0).map(({ start, end }) => draft.text.slice(start, end).trim())))
  return [...flows.values()].flatMap((flow) => {
    const first = flow.findIndex((line) => marked.has(openingOf(line) ?? ''))
    const [line, before] = [flow[first], flow[first - 1]]
    if (line === undefined || line.y < bottom * 0.3) return []
    const lead = flow.slice(1).flatMap(({ y }, index) => y - (flow[index]?.y ?? y)).sort((a, b) => a - b)[Math.floor(flow.length / 2)] ?? 0
    if (before !== undefined && line.y - before.y < Math.max(lead * 1.12, line.size * 1.3)) return []
    const zone = flow.slice(first)
    const numbers = zone.map(openingOf).filter((printed) => printed !== null)
    const counts = numbers.every((printed, index) => marked.has(printed) && (index === 0 || !/\d/.test(printed) || Number(printed) > Number(numbers[index - 1])))
    return counts ? [openAbove(flow, first, lead)] : []
  })
}

/** The zone with what goes on from the page before above its first note: it begins within a sentence, below a wider blank. */
function openAbove(flow: PdfLine[], first: number, lead: number): PdfLine[] {
  let from = first - 1
  while (from > 0 && (flow[from]?.y ?? 0) - (flow[from - 1]?.y ?? 0) <= lead * 1.12) from -= 1
  return from > 0 && first - from < 12 && continuesSentence(flow[from]?.draft.text ?? '') ? flow.slice(from) : flow.slice(first)
}
