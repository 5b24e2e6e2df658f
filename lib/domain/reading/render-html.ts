import type { Block } from './block.ts'
import { escapeHtml } from './escape-html.ts'
import { noteId, noteRefId } from './note-id.ts'
import { paragraphNumbers } from './outline.ts'
import { renderInline } from './render-inline.ts'

/**
 * A version as static HTML, made once when it is imported. For every block there is one element with `id="b<index>"` and
 * `data-s="<start>"` whose `textContent` is exactly the block's slice of the text; numbers, labels and markers are
 * attributes, which CSS shows (`data-n`, `data-label`, `value`). Everything is escaped; nothing of a source's own HTML is in it.
 */
export function renderHtml(text: string, blocks: Block[]): string {
  const numbers = paragraphNumbers(blocks)
  const seen = new Set<string>()
  const parts: string[] = []
  let group: Group | null = null
  for (const [index, block] of blocks.entries()) {
    const next = groupOf(block)
    if (next !== group) {
      if (group !== null) parts.push(groups[group].close)
      if (next !== null) parts.push(groups[next].open)
      group = next
    }
    parts.push(renderBlock(text, block, attributesOf(text, block, index, numbers[index] ?? null), seen))
  }
  if (group !== null) parts.push(groups[group].close)
  return parts.join('\n')
}

/** Elements around a run of blocks of one kind. */
const groups = {
  quote: { open: '<blockquote>', close: '</blockquote>' },
  bulleted: { open: '<ul>', close: '</ul>' },
  numbered: { open: '<ol>', close: '</ol>' },
  notes: { open: '<section class="notes" role="doc-endnotes" aria-label="Notes"><ol>', close: '</ol></section>' },
} as const
type Group = keyof typeof groups

function groupOf(block: Block): Group | null {
  if (block.type === 'blockquote') return 'quote'
  if (block.type === 'listItem') return block.label === undefined ? 'bulleted' : 'numbered'
  return block.type === 'note' ? 'notes' : null
}

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe]/

function attributesOf(text: string, block: Block, index: number, number: number | null): string {
  const direction = rightToLeft.test(text.slice(block.start, block.end)) ? ' dir="auto"' : ''
  return ` id="b${index}" data-s="${block.start}"${number === null ? '' : ` data-n="${number}"`}${direction}`
}

function renderBlock(text: string, block: Block, attributes: string, seen: Set<string>): string {
  const inline = () => renderInline(text, block, seen)
  switch (block.type) {
    case 'heading': {
      const name = `h${Math.min(6, Math.max(2, block.level ?? 2))}`
      return `<${name}${attributes}>${inline()}</${name}>`
    }
    case 'paragraph':
    case 'blockquote':
      return `<p${attributes}>${inline()}</p>`
    case 'listItem': {
      const level = block.level !== undefined && block.level > 1 ? ` data-level="${block.level}"` : ''
      const value = block.label === undefined ? '' : ` ${/^\d{1,9}$/.test(block.label) ? 'value' : 'data-label'}="${escapeHtml(block.label)}"`
      return `<li${attributes}${level}${value}>${inline()}</li>`
    }
    case 'caption':
      return `<p class="caption"${attributes}>${inline()}</p>`
    case 'pullquote':
      return `<p class="pullquote" role="doc-pullquote"${attributes}>${inline()}</p>`
    case 'table':
      return renderTable(text, block, attributes, seen)
    case 'code':
      return `<pre${attributes} tabindex="0"><code>${inline()}</code></pre>`
    case 'note': {
      const label = block.label ?? ''
      const back = seen.has(label)
        ? `<a class="fn-back" role="doc-backlink" href="#${escapeHtml(noteRefId(label))}" aria-label="Back to note ${escapeHtml(label)} in the text"></a>`
        : ''
      return `<li id="${escapeHtml(noteId(label))}"><p${attributes} data-label="${escapeHtml(label)}">${inline()}</p>${back}</li>`
    }
  }
}

/**
 * The tabs and line breaks between cells and rows stay as white space between the tags, where a parser keeps them.
 * Marks lie in one cell each.
 */
function renderTable(text: string, block: Block, attributes: string, seen: Set<string>): string {
  let start = block.start
  let [mark, ref] = [0, 0]
  const rows = text.slice(block.start, block.end).split('\n').map((row, index) => {
    const cells = row.split('\t').map((cell) => {
      const end = start + cell.length
      const [fromMark, fromRef] = [mark, ref]
      while ((block.marks[mark]?.start ?? Infinity) < end) mark += 1
      while ((block.refs[ref]?.offset ?? Infinity) <= end) ref += 1
      const html = renderInline(text, { start, end, marks: block.marks.slice(fromMark, mark), refs: block.refs.slice(fromRef, ref) }, seen)
      start = end + 1
      return index === 0 ? `<th scope="col">${html}</th>` : `<td>${html}</td>`
    })
    return `<tr>${cells.join('\t')}</tr>`
  })
  return `<div class="table" role="group" aria-label="Table" tabindex="0"><table${attributes}><tbody>${rows.join('\n')}</tbody></table></div>`
}
