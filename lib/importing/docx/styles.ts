import { child, elements, type Xml } from '../zip/xml.ts'

/** What a paragraph's style makes of it. */
export type StyleKind = 'title' | 'author' | 'abstract' | 'blockquote' | 'caption' | 'code' | 'contents' | { heading: number }

interface Style { name: string; basedOn: string; outline: number | null; numbering: Xml | undefined }

/** The styles of a document, by the names that word processors give them in English and German, and by outline levels. */
export class Styles {
  private readonly styles = new Map<string, Style>()
  readonly language: string | undefined

  constructor(root: Xml | null) {
    const sheet = child(root ?? undefined, 'styles')
    for (const style of elements(sheet)) {
      if (style.name !== 'style') continue
      const outline = child(style, 'pPr', 'outlineLvl')?.attributes.val
      this.styles.set(style.attributes.styleId ?? '', {
        name: (child(style, 'name')?.attributes.val ?? '').toLowerCase(),
        basedOn: child(style, 'basedOn')?.attributes.val ?? '',
        outline: outline === undefined ? null : Number.parseInt(outline, 10),
        numbering: child(style, 'pPr', 'numPr'),
      })
    }
    this.language = child(sheet, 'docDefaults', 'rPrDefault', 'rPr', 'lang')?.attributes.val
  }

  kindOf(id: string): StyleKind | null {
    for (const { name, outline } of this.chain(id)) {
      const kind = kindByName(name)
      if (kind !== null) return kind
      if (outline !== null && outline >= 0 && outline < 6) return { heading: outline + 1 }
    }
    return id === '' ? null : kindByName(id.toLowerCase())
  }

  numberingOf(id: string): Xml | undefined {
    return this.chain(id).find((style) => style.numbering !== undefined)?.numbering
  }

  /** A style and those that it builds on; a ring of them ends. */
  private chain(id: string): Style[] {
    const chain: Style[] = []
    for (let style = this.styles.get(id); style !== undefined && chain.length < 20; style = this.styles.get(style.basedOn)) chain.push(style)
    return chain
  }
}

function kindByName(name: string): StyleKind | null {
  const level = /^(?:heading|überschrift) ?([1-9])$/.exec(name)?.[1]
  if (level !== undefined) return { heading: Math.min(6, Number.parseInt(level, 10)) }
  if (name === 'title' || name === 'titel') return 'title'
  if (name === 'author' || name === 'authors') return 'author'
  if (name === 'abstract') return 'abstract'
  if (/^toc( |\d|heading)/.test(name) || name === 'table of figures') return 'contents'
  if (/quot(e|ation)|^block text$|^zitat/.test(name)) return 'blockquote'
  if (/caption|^beschriftung/.test(name)) return 'caption'
  return /^html preformatted$|source ?code|^code( block)?$|^preformatted text$|^plain code$/.test(name) ? 'code' : null
}
