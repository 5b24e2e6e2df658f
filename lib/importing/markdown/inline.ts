import { InlineDraft } from '../inline-draft.ts'
import type { Definitions, Inline } from './tree.ts'

/** Elements whose content is not words. */
const unread = /^<(\/?)(script|style|template|iframe|object|svg|math)\b/i

/** What inline nodes say, with their marks and note references. Raw tags fall away, their words stay. */
export function readInline(nodes: Inline[], definitions: Definitions): InlineDraft {
  const draft = new InlineDraft()
  read(nodes, draft, definitions)
  return draft
}

function read(nodes: Inline[], draft: InlineDraft, definitions: Definitions): void {
  let skipping: string | null = null
  for (const node of nodes) {
    if (node.type === 'html') {
      const [, closing, name] = unread.exec(node.value) ?? []
      if (name !== undefined) skipping = closing === '' ? name.toLowerCase() : null
      if (/^<br\b/i.test(node.value)) draft.add('\n')
      continue
    }
    if (skipping !== null) continue
    const start = draft.text.length
    switch (node.type) {
      case 'text':
        addWords(draft, node.value.replace(/\s+/g, ' '))
        break
      case 'inlineCode':
        draft.add(node.value.replace(/\s+/g, ' '))
        draft.markFrom(start, 'code')
        break
      case 'break':
        draft.add('\n')
        break
      case 'emphasis':
      case 'strong':
        read(node.children, draft, definitions)
        draft.markFrom(start, node.type)
        break
      case 'delete':
        read(node.children, draft, definitions)
        break
      case 'link':
        read(node.children, draft, definitions)
        draft.markFrom(start, 'link', node.url)
        break
      case 'linkReference':
        read(node.children, draft, definitions)
        draft.markFrom(start, 'link', definitions.urls.get(node.identifier) ?? '')
        break
      case 'footnoteReference': {
        const label = definitions.labels.get(node.identifier)
        if (label !== undefined) draft.refer(label)
        break
      }
      case 'image':
      case 'imageReference':
        definitions.dropped.push({ why: 'image', text: node.alt ?? '' })
        break
      default:
        break
    }
  }
}

/** Where something was left out between two spaces, one of them goes too. */
function addWords(draft: InlineDraft, words: string): void {
  draft.add(draft.text === '' || /\s$/.test(draft.text) ? words.trimStart() : words)
}
