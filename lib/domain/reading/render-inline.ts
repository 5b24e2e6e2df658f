import type { InlineMark, NoteRef } from './block.ts'
import { escapeHtml } from './escape-html.ts'
import { findSafeHref } from './href.ts'
import { noteId, noteRefId } from './note-id.ts'

const elements = { strong: 'strong', emphasis: 'em', sup: 'sup', code: 'code' } as const
const outermostFirst = ['link', 'strong', 'emphasis', 'sup', 'code'] as const

interface Inline {
  start: number
  end: number
  /** In the order of their starts, inside `[start, end)`; of one kind none overlap. */
  marks: InlineMark[]
  /** In the order of their offsets. */
  refs: NoteRef[]
}

/**
 * A slice of a text with its marks and note references as HTML whose text is exactly that slice. The words between two
 * edges are wrapped anew, since marks may cross. A reference stands outside all marks: no link may hold another.
 * `seen` gathers the labels referred to: the first reference to a note carries the id that the note leads back to.
 */
export function renderInline(text: string, { start, end, marks, refs }: Inline, seen: Set<string>): string {
  const edges = [start, ...marks.flatMap((mark) => [mark.start, mark.end]), ...refs.map((ref) => ref.offset)]
  const points = [...new Set(edges)].sort((a, b) => a - b)
  const open = new Map<InlineMark['kind'], InlineMark>()
  let html = ''
  let [nextMark, nextRef] = [0, 0]
  for (const [index, point] of points.entries()) {
    for (let mark = marks[nextMark]; mark && mark.start <= point; mark = marks[++nextMark]) open.set(mark.kind, mark)
    for (let ref = refs[nextRef]; ref && ref.offset <= point; ref = refs[++nextRef]) html += renderRef(ref.label, seen)
    const words = text.slice(point, points[index + 1] ?? end)
    if (words !== '') html += wrap(escapeHtml(words), point, open)
  }
  return html
}

function wrap(words: string, point: number, open: Map<InlineMark['kind'], InlineMark>): string {
  let html = words
  for (const kind of outermostFirst.toReversed()) {
    const mark = open.get(kind)
    if (mark === undefined || mark.end <= point) continue
    if (kind !== 'link') html = `<${elements[kind]}>${html}</${elements[kind]}>`
    else if (mark.note !== undefined) html = `<a href="#${escapeHtml(noteId(mark.note))}">${html}</a>`
    else html = `<a href="${escapeHtml(findSafeHref(mark.href ?? '') ?? '#')}" rel="noopener noreferrer">${html}</a>`
  }
  return html
}

function renderRef(label: string, seen: Set<string>): string {
  const id = seen.has(label) ? '' : ` id="${escapeHtml(noteRefId(label))}"`
  seen.add(label)
  const shown = escapeHtml(label)
  return `<a class="fn"${id} role="doc-noteref" href="#${escapeHtml(noteId(label))}" aria-label="Note ${shown}" data-label="${shown}"></a>`
}
