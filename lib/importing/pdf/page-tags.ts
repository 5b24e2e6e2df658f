import type { PDFPageProxy } from 'pdfjs-dist/types/src/pdf.d.ts'
import type { StructTreeNode, TextContent, TextItem, TextMarkedContent } from 'pdfjs-dist/types/src/display/api.d.ts'
import type { Run } from './run.ts'
import { artifact, type PageTags, readTags, type Tag } from './tags.ts'

/** ms for the trees of all pages. Each page's is gathered from the whole document's, and of a few documents that takes longer than all else. */
const mostTime = 1500

export interface TaggedContent {
  items: TextItem[]
  styles: TextContent['styles']
  tagOf: (item: TextItem) => Pick<Run, 'tag' | 'isLabel'>
  pictures: string[]
}

/** Reads the words of pages, with what the tag tree says of them where the document has one. */
export function makeTagReader(isTagged: boolean): (page: PDFPageProxy, most: number) => Promise<TaggedContent> {
  let taken = isTagged ? 0 : Infinity
  return async (page, most) => {
    const from = performance.now()
    const tree: StructTreeNode | null = taken < mostTime ? await page.getStructTree().catch(() => null) : null
    taken += performance.now() - from
    if (tree === null) {
      const { items, styles } = await page.getTextContent()
      return { items: (items as TextItem[]).slice(0, most), styles, tagOf: untagged, pictures: [] }
    }
    const tags = readTags(tree)
    const { items, styles } = await page.getTextContent({ includeMarkedContent: true })
    return { ...attach(items.slice(0, most), tags), styles, pictures: tags.pictures }
  }
}

const nothing = {}
const untagged = () => nothing

/** The innermost element that each item of text stands in. */
function attach(items: (TextItem | TextMarkedContent)[], { tags, labels }: PageTags): Pick<TaggedContent, 'items' | 'tagOf'> {
  const own = new Map<TextItem, Pick<Run, 'tag' | 'isLabel'>>()
  const open: Pick<Run, 'tag' | 'isLabel'>[] = []
  const texts: TextItem[] = []
  for (const item of items) {
    if ('str' in item) {
      texts.push(item)
      const around = open.at(-1)
      if (around !== undefined) own.set(item, around)
    } else if (item.type === 'endMarkedContent') open.pop()
    else {
      const { id, tag: name } = item as { id?: string | null; tag?: string }
      const tag: Tag | undefined = tags.get(id ?? '') ?? (name === 'Artifact' ? artifact : undefined)
      open.push(tag === undefined ? (open.at(-1) ?? nothing) : { tag, isLabel: labels.has(id ?? '') })
    }
  }
  return { items: texts, tagOf: (item) => own.get(item) ?? nothing }
}
