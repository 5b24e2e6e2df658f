import type { DraftBlock } from '@/lib/domain/reading/join-blocks.ts'
import { InlineDraft } from '../inline-draft.ts'
import { readInline } from './inline.ts'
import { stripHtml } from './strip-html.ts'
import type { Definitions, Node } from './tree.ts'

/** Where a node stands: what its paragraphs are, and how deep its lists. */
interface Place {
  type: 'paragraph' | 'blockquote'
  depth: number
}

/** The blocks of a run of nodes, in order. Notes and definitions are not among them. */
export function readBlocks(nodes: Node[], definitions: Definitions, place: Place = { type: 'paragraph', depth: 1 }): DraftBlock[] {
  return nodes.flatMap((node) => readBlock(node, definitions, place))
}

function readBlock(node: Node, definitions: Definitions, place: Place): DraftBlock[] {
  if (node.type === 'heading') return [readInline(node.children, definitions).toBlock('heading', { level: node.depth })]
  if (node.type === 'paragraph') return readParagraph(node, definitions, place)
  if (node.type === 'blockquote') return readBlocks(node.children, definitions, { ...place, type: 'blockquote' })
  if (node.type === 'code') return [{ type: 'code', text: node.value, marks: [], refs: [] }]
  if (node.type === 'table') return [readTable(node, definitions)]
  if (node.type === 'html') return readHtml(node.value, definitions)
  if (node.type !== 'list') return []
  return node.children.flatMap((item, index) =>
    readItem(item, definitions, place, node.ordered === true ? { label: `${(node.start ?? 1) + index}` } : {}))
}

/** The note a footnote's definition makes; its paragraphs become lines of one block. */
export function readNote(note: Definitions['notes'][number], definitions: Definitions): DraftBlock {
  const draft = new InlineDraft()
  for (const block of readBlocks(note.children, definitions)) {
    if (draft.text !== '') draft.add('\n')
    draft.append(block)
  }
  return draft.toBlock('note', { label: definitions.labels.get(note.identifier) ?? '' })
}

/** A paragraph of images alone is their captions. */
function readParagraph(node: Extract<Node, { type: 'paragraph' }>, definitions: Definitions, place: Place): DraftBlock[] {
  const images = node.children.filter((child) => child.type === 'image' || child.type === 'imageReference')
  const others = node.children.filter((child) => !('alt' in child) && !(child.type === 'text' && child.value.trim() === ''))
  if (images.length === 0 || others.length > 0) return [readInline(node.children, definitions).toBlock(place.type)]
  return images.map((image) => {
    definitions.dropped.push({ why: 'image', text: image.alt ?? '' })
    return { type: 'caption', text: image.alt ?? '', marks: [], refs: [] }
  })
}

function readItem(item: Extract<Node, { type: 'listItem' }>, definitions: Definitions, place: Place, numbered: { label?: string }): DraftBlock[] {
  const own = new InlineDraft()
  const inner: DraftBlock[] = []
  for (const child of item.children) {
    if (child.type === 'paragraph' && inner.length === 0) {
      if (own.text !== '') own.add('\n')
      own.append(readInline(child.children, definitions))
    } else inner.push(...readBlock(child, definitions, { ...place, depth: place.depth + 1 }))
  }
  return [own.toBlock('listItem', { level: Math.min(place.depth, 6), ...numbered }), ...inner]
}

/** Rows as lines, cells between tabs, which the words of a cell may not hold. */
function readTable(table: Extract<Node, { type: 'table' }>, definitions: Definitions): DraftBlock {
  const draft = new InlineDraft()
  for (const [index, row] of table.children.entries()) {
    if (index > 0) draft.add('\n')
    for (const [column, cell] of row.children.entries()) {
      if (column > 0) draft.add('\t')
      const words = readInline(cell.children, definitions)
      words.text = words.text.replace(/[\t\n]/g, ' ')
      draft.append(words)
    }
  }
  return draft.toBlock('table')
}

function readHtml(html: string, definitions: Definitions): DraftBlock[] {
  definitions.dropped.push({ why: 'raw HTML', text: html.slice(0, 500) })
  return stripHtml(html).split(/\n\s*\n/).map((words) => ({ type: 'paragraph' as const, text: words.replace(/\s+/g, ' ').trim(), marks: [], refs: [] }))
}
