import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import type { Nodes } from 'mdast'
import { cutAtFormulas, putBack, takeFormulas } from '@/components/margin/formulas.ts'
import type { Piece } from '@/components/margin/pieces.tsx'
import { handlePattern } from '@/lib/domain/annotation/entry-key.ts'

const maxDepth = 10
/** Parsing takes quadratic time in these; a note written by a person holds a few dozen. */
const maxSigns = 1500
const maxQuoteSigns = 12

const intricate = (source: string) =>
  (source.match(/[[\]~*_`<]/g)?.length ?? 0) > maxSigns || new RegExp(`^[\\s>]*(?:>\\s*){${maxQuoteSigns + 1}}`, 'm').test(source)

/** The safe tree of a note's Markdown. Never throws; what is too intricate to be a note comes back as plain text. */
export function readMarkdown(source: string): Piece[] {
  if (intricate(source)) return [{ kind: 'paragraph', pieces: [{ kind: 'text', text: source }] }]
  const { words, formulas } = takeFormulas(source)
  const tree = fromMarkdown(words, {
    extensions: [gfm({ singleTilde: false }), { disable: { null: ['htmlFlow', 'htmlText', 'table', 'tasklistCheck', 'gfmFootnoteDefinition', 'gfmFootnoteCall', 'definition', 'setextUnderline'] } }],
    mdastExtensions: [gfmFromMarkdown()],
  })
  const typed = (node: Nodes) => putBack(words.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0), formulas)

  function readAll(nodes: readonly Nodes[], depth: number): Piece[] {
    const pieces: Piece[] = []
    for (const node of nodes) {
      const mention = mentionIn(node)
      const before = pieces.at(-1)
      if (mention !== null && before?.kind === 'text' && before.text.endsWith('@')) {
        pieces[pieces.length - 1] = { kind: 'text', text: before.text.slice(0, -1) }
        pieces.push(mention)
      } else pieces.push(...read(node, depth))
    }
    return pieces
  }
  const asTyped = (node: Nodes): Piece[] => (typed(node) === '' ? [] : [{ kind: 'text', text: typed(node) }])

  function read(node: Nodes, depth: number): Piece[] {
    if (depth > maxDepth) return asTyped(node)
    switch (node.type) {
      case 'text': return cutAtFormulas(node.value, formulas).map((part) => (typeof part === 'string' ? { kind: 'text', text: part } : { kind: 'formula', ...part }))
      case 'break': return [{ kind: 'break' }]
      case 'inlineCode': return [{ kind: 'code', text: putBack(node.value, formulas) }]
      case 'code': return [{ kind: 'code-block', text: putBack(node.value, formulas) }]
      case 'paragraph':
      case 'emphasis':
      case 'strong':
      case 'delete': return [{ kind: node.type, pieces: readAll(node.children, depth + 1) }]
      case 'heading': return [{ kind: 'paragraph', pieces: [{ kind: 'strong', pieces: readAll(node.children, depth + 1) }] }]
      case 'blockquote': return [{ kind: 'quote', pieces: readAll(node.children, depth + 1) }]
      case 'list': return [{ kind: 'list', start: node.ordered ? (node.start ?? 1) : null, pieces: readAll(node.children, depth + 1) }]
      case 'listItem': return [{ kind: 'item', pieces: readAll(node.children, depth + 1) }]
      case 'link': {
        const href = safeAddress(node.url)
        return href === null ? asTyped(node) : [{ kind: 'link', href, pieces: readAll(node.children, depth + 1) }]
      }
      case 'image':
      case 'imageReference':
      case 'linkReference':
      case 'footnoteReference':
      case 'tableRow':
      case 'tableCell':
      case 'html': return asTyped(node)
      case 'definition':
      case 'footnoteDefinition':
      case 'table':
      case 'thematicBreak':
      case 'yaml':
      case 'root': return typed(node) === '' ? [] : [{ kind: 'paragraph', pieces: asTyped(node) }]
    }
  }

  return readAll(tree.children, 0)
}

/** `[Name](HANDLE)`: with an at sign before it, somebody is spoken to. */
function mentionIn(node: Nodes): Extract<Piece, { kind: 'mention' }> | null {
  if (node.type !== 'link' || !handlePattern.test(node.url)) return null
  const [name] = node.children
  return node.children.length === 1 && name?.type === 'text' ? { kind: 'mention', handle: node.url, name: name.value } : null
}

/** The address as written when it is http, https or mailto; otherwise null. */
export function safeAddress(address: string): string | null {
  try {
    const url = new URL(address)
    return url.protocol === 'http:' || url.protocol === 'https:' || url.protocol === 'mailto:' ? url.href : null
  } catch {
    return null
  }
}
