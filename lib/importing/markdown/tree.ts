import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'

/** The nodes of mdast, as GFM's parser gives them. */
export type Root = ReturnType<typeof fromMarkdown>
export type Node = Root['children'][number]
export type Inline = Extract<Node, { type: 'paragraph' }>['children'][number]

/** What stands elsewhere in a document than where it is used, and what is left out on the way. */
export interface Definitions {
  /** The addresses of reference links, by identifier. */
  urls: Map<string, string>
  /** Labels of footnotes by identifier: numbers in the order of their first references, as GFM prints them. */
  labels: Map<string, string>
  notes: Extract<Node, { type: 'footnoteDefinition' }>[]
  dropped: { why: string; text: string }[]
}

export const parseMarkdown = (source: string): Root =>
  fromMarkdown(source, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })

/** Gathers definitions over the whole tree. Footnotes that nothing refers to are numbered last. */
export function findDefinitions(root: Root): Definitions {
  const urls = new Map<string, string>()
  const referred: string[] = []
  const notes = new Map<string, Definitions['notes'][number]>()
  const stack: (Root | Node)[] = [root]
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.type === 'definition' && !urls.has(node.identifier)) urls.set(node.identifier, node.url)
    if (node.type === 'footnoteReference') referred.push(node.identifier)
    if (node.type === 'footnoteDefinition' && !notes.has(node.identifier)) notes.set(node.identifier, node)
    if ('children' in node) for (const child of node.children.toReversed()) stack.push(child)
  }
  const order = new Set([...referred.filter((identifier) => notes.has(identifier)), ...notes.keys()])
  const labels = new Map([...order].map((identifier, index) => [identifier, `${index + 1}`]))
  return { urls, labels, notes: [...order].flatMap((identifier) => notes.get(identifier) ?? []), dropped: [] }
}
