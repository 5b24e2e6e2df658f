import type { StructTreeContent, StructTreeNode } from 'pdfjs-dist/types/src/display/api.d.ts'

/**
 * What the tag tree of a PDF (ISO 32000-2, 14.8) says of the words of one element on one page: all runs of the element have
 * the same object.
 */
export interface Tag {
  kind: 'heading' | 'paragraph' | 'listItem' | 'blockquote' | 'caption' | 'code' | 'note' | 'cell' | 'figure' | 'contents' | 'artifact'
  /** Its place in the order of its page's tree. */
  order: number
  /** heading: 1 to 6. listItem: its depth, from 1. */
  level?: number
  /** listItem, note: what the tree says its label is, as printed. */
  label?: string
  cell?: { table: number; row: number; column: number }
}

export interface PageTags {
  /** By the id of marked content. */
  tags: Map<string, Tag>
  /** Marked content that is the label of a list item or a note. */
  labels: Set<string>
  /** What pictures are said to show. */
  pictures: string[]
}

export const artifact: Tag = { kind: 'artifact', order: -1 }

/** Elements that hold others: what stands in them directly is a paragraph. */
const containers = new Set(['Root', 'Document', 'DocumentFragment', 'Part', 'Art', 'Article', 'Sect', 'Section', 'Story', 'Div', 'NonStruct', 'Private', 'Aside', 'Index', 'THead', 'TBody', 'TFoot', 'LBody', 'BlockQuote', 'L', 'Table', 'TR', 'TOC'])
const kinds: Record<string, Tag['kind']> = { Caption: 'caption', Note: 'note', FENote: 'note', Footnote: 'note', Endnote: 'note', Figure: 'figure', TOC: 'contents', TOCI: 'contents', Artifact: 'artifact' }
/** Blocks whose paragraphs are theirs, not blocks of their own. */
const whole = new Set<Tag['kind']>(['caption', 'note', 'cell', 'figure', 'contents', 'artifact'])

interface Around {
  block: Tag | null
  isQuoted: boolean
  lists: number
  sections: number
  /** The table that rows belong to, where it is one of cells. */
  table: { id: number; row: number; column: number } | null
}

/** The tags of a page; pdf.js ends trees that are too deep. */
export function readTags(tree: StructTreeNode): PageTags {
  const found: PageTags = { tags: new Map(), labels: new Set(), pictures: [] }
  const used = new Set<Tag>()
  let [order, tables] = [0, 0]
  visit(tree, { block: null, isQuoted: false, lists: 0, sections: 0, table: null })
  return found

  function begin(kind: Tag['kind'], more: Partial<Tag> = {}): Tag {
    return { kind, order: order++, ...more }
  }

  function visit(node: StructTreeNode, around: Around): void {
    const { role } = node
    const heading = /^(?:H|Heading ?)([1-6])$/i.exec(role)?.[1]
    const inside = around.block !== null && whole.has(around.block.kind)
    if (heading !== undefined || role === 'H' || role === 'Title') return into(node, inside ? around : { ...around, block: begin('heading', { level: Number(heading ?? (role === 'H' ? Math.min(Math.max(around.sections, 1), 6) : 1)) }) })
    if (role === 'Lbl') {
      for (const child of node.children) if ('id' in child) found.labels.add(child.id)
      return into(node, around)
    }
    if (role === 'LI') return into(node, inside ? around : { ...around, block: begin('listItem', { level: Math.min(Math.max(around.lists, 1), 6) }) })
    if (role === 'P') return into(node, inside || (around.block?.kind === 'listItem' && !used.has(around.block)) ? around : { ...around, block: begin(around.isQuoted ? 'blockquote' : 'paragraph') })
    if (role === 'TR' && around.table !== null) {
      Object.assign(around.table, { row: around.table.row + 1, column: -1 })
      return into(node, around)
    }
    if ((role === 'TH' || role === 'TD') && around.table !== null) {
      const { id, row, column } = Object.assign(around.table, { column: around.table.column + 1 })
      return into(node, { ...around, block: begin('cell', { cell: { table: id, row, column } }), table: null })
    }
    if (role === 'Table') return into(node, inside ? around : { ...around, block: null, table: isOfCells(node) ? { id: tables++, row: -1, column: -1 } : null })
    if (role === 'Code' && around.block === null) return into(node, { ...around, block: begin('code') })
    const kind = kinds[role]
    if (kind !== undefined) {
      const said = (node as { alt?: string }).alt
      if (kind === 'figure' && said !== undefined && said.trim() !== '') found.pictures.push(said.trim())
      return into(node, inside && around.block?.kind !== 'figure' ? around : { ...around, block: begin(kind) })
    }
    if (role === 'Sect' || role === 'Art') return into(node, { ...around, sections: around.sections + 1 })
    if (role === 'L') return into(node, { ...around, lists: around.lists + 1 })
    if (role === 'BlockQuote') return into(node, { ...around, isQuoted: true, block: inside ? around.block : null })
    into(node, around)
  }

  function into(node: StructTreeNode, around: Around): void {
    let loose: Tag | null = null
    for (const child of node.children) {
      if (isContent(child)) {
        if (child.type !== 'content') continue
        const tag = around.block ?? (loose ??= begin(around.isQuoted ? 'blockquote' : 'paragraph'))
        found.tags.set(child.id, tag)
        if (!found.labels.has(child.id)) used.add(tag)
      } else if (around.block !== null || isBlock(child)) {
        loose = null
        visit(child, around)
      } else visit(child, { ...around, block: (loose ??= begin(around.isQuoted ? 'blockquote' : 'paragraph')) })
    }
  }
}

const isContent = (node: StructTreeNode | StructTreeContent): node is StructTreeContent => 'type' in node && !('role' in node)
const isBlock = ({ role }: StructTreeNode) => containers.has(role) || /^(?:H[1-6]?|Heading ?[1-6]|Title|P|LI|Lbl|TH|TD|Code)$/i.test(role) || Object.hasOwn(kinds, role)

/** A table of two cells or more that holds no other; else it lays out a page. */
function isOfCells(table: StructTreeNode): boolean {
  let cells = 0
  const count = (node: StructTreeNode): boolean => node.children.every((child) => {
    if (isContent(child)) return true
    if (child.role === 'TD' || child.role === 'TH') cells += 1
    return child.role !== 'Table' && count(child)
  })
  return count(table) && cells >= 2
}
