import { type TagNode, writeTagTree } from './tag-tree.ts'
import { hex, type UnicodeFont, unicodeFonts, writeUnicodeFont } from './unicode-font.ts'

/** Words at a place of a page: points, `y` from the bottom at the baseline. */
export interface Placed {
  text: string
  x: number
  y: number
  size?: number
  font?: 'regular' | 'bold' | 'italic' | UnicodeFont
  /** Degrees that they are turned by. */
  turned?: number
  /** A number or a sign that follows right after, small and raised. */
  raised?: string
  /** The name that the tag tree holds it by; 'artifact' is no part of the text. */
  tag?: string
}

export interface PdfToWrite {
  pages: Placed[][]
  info?: Record<string, string>
  /** Titles, where they lead to with their page, from 0. */
  outline?: (string | { title: string; page: number })[]
  tags?: TagNode
  /** By page, from 0: small squares that are drawn, by their lower left corner. */
  dots?: { page: number; x: number; y: number; size: number }[]
  /** By page, from 0: where a link lies and leads. */
  links?: { page: number; rect: [number, number, number, number]; uri: string }[]
  /** More of the trailer. */
  trailer?: string
  /** More objects, numbered from 900. */
  objects?: string[]
}

/** How the standard fonts write a page. */
const fonts = { regular: 'Times-Roman', bold: 'Times-Bold', italic: 'Times-Italic' }

const others = Object.keys(unicodeFonts) as UnicodeFont[]
const isOther = (font: string | undefined): font is UnicodeFont => font !== undefined && Object.hasOwn(unicodeFonts, font)

/** A small PDF for tests, uncompressed: Latin-1 words in the standard fonts, any others in fonts without glyphs. */
export function writePdf({ pages, info = {}, outline = [], links = [], trailer = '', objects = [], tags, dots = [] }: PdfToWrite): Uint8Array {
  const bodies = new Map<number, string>()
  Object.values(fonts).forEach((name, index) => bodies.set(10 + index, `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`))
  others.forEach((name, index) => {
    const used = new Set(pages.flat().filter(({ font }) => font === name).flatMap(({ text }) => [...text].map((character) => character.charCodeAt(0))))
    if (used.size > 0) for (const [number, body] of writeUnicodeFont(name, 700 + index * 3, used)) bodies.set(number, body)
  })
  const marked = pages.map((placed) => placed.flatMap(({ tag }) => (tag === undefined || tag === 'artifact' ? [] : [tag])))
  bodies.set(1, `<< /Type /Catalog /Pages 2 0 R ${outline.length > 0 ? '/Outlines 3 0 R' : ''} ${tags === undefined ? '' : '/MarkInfo << /Marked true >> /StructTreeRoot 20000 0 R'} >>`)
  if (tags !== undefined) for (const [number, body] of writeTagTree(tags, marked, (page) => 1000 + page * 2)) bodies.set(number, body)
  bodies.set(2, `<< /Type /Pages /Kids [${pages.map((_, index) => `${1000 + index * 2} 0 R`).join(' ')}] /Count ${pages.length} >>`)
  bodies.set(3, `<< /Type /Outlines /First 20 0 R /Last ${19 + outline.length} 0 R /Count ${outline.length} >>`)
  outline.forEach((entry, index) => bodies.set(20 + index, `<< /Title ${literal(typeof entry === 'string' ? entry : entry.title)} /Parent 3 0 R ${typeof entry === 'string' ? '' : `/Dest [${1000 + entry.page * 2} 0 R /Fit] `}${index + 1 < outline.length ? `/Next ${21 + index} 0 R` : ''} >>`))
  bodies.set(4, `<< ${Object.entries(info).map(([key, value]) => `/${key} ${literal(value)}`).join(' ')} >>`)
  pages.forEach((placed, index) => {
    const marks = placed.map(({ tag }, at) => (tag === undefined ? null : tag === 'artifact' ? '/Artifact BMC' : `/Span << /MCID ${placed.slice(0, at).filter((before) => before.tag !== undefined && before.tag !== 'artifact').length} >> BDC`))
    const drawn = dots.filter((dot) => dot.page === index).map(({ x, y, size }) => `${x} ${y} ${size} ${size} re f`)
    const content = [...drawn, ...placed.map((one, at) => (marks[at] === null ? show(one) : `${marks[at]} ${show(one)} EMC`))].join('\n')
    const own = links.filter((link) => link.page === index)
    const annotations = own.map(({ rect, uri }) => `<< /Type /Annot /Subtype /Link /Rect [${rect.join(' ')}] /A << /S /URI /URI ${literal(uri)} >> >>`)
    bodies.set(1000 + index * 2, `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F0 10 0 R /F1 11 0 R /F2 12 0 R ${others.flatMap((_, at) => (bodies.has(700 + at * 3) ? `/F${3 + at} ${700 + at * 3} 0 R` : [])).join(' ')} >> >> ${tags === undefined ? '' : `/StructParents ${index}`} /Contents ${1001 + index * 2} 0 R /Annots [${annotations.join(' ')}] >>`)
    bodies.set(1001 + index * 2, `<< /Length ${content.length} >>\nstream\n${content}\nendstream`)
  })
  objects.forEach((body, index) => bodies.set(900 + index, body))
  return assemble(bodies, trailer)
}

const literal = (text: string) => `(${text.replace(/[\\()]/g, '\\$&')})`

function show({ text, x, y, size = 10, font = 'regular', turned = 0, raised }: Placed): string {
  const [cos, sin] = [Math.cos((turned * Math.PI) / 180), Math.sin((turned * Math.PI) / 180)].map((value) => value.toFixed(4))
  const [index, shown] = isOther(font) ? [3 + others.indexOf(font), `<${[...text].map((character) => hex(character.charCodeAt(0))).join('')}>`] : [Object.keys(fonts).indexOf(font), literal(text)]
  return `BT /F${index} ${size} Tf ${cos} ${sin} ${sin === '0.0000' ? 0 : -Number(sin)} ${cos} ${x} ${y} Tm ${shown} Tj ${raised === undefined ? '' : `/F0 ${size * 0.65} Tf ${size * 0.35} Ts ${literal(raised)} Tj 0 Ts `}ET`
}

function assemble(bodies: Map<number, string>, trailer: string): Uint8Array {
  const parts = ['%PDF-1.4\n']
  let at = parts[0]?.length ?? 0
  const offsets = new Map<number, number>()
  for (const [number, body] of bodies) {
    offsets.set(number, at)
    const object = `${number} 0 obj\n${body}\nendobj\n`
    parts.push(object)
    at += object.length
  }
  const table = [...offsets].map(([number, offset]) => `${number} 1\n${`${offset}`.padStart(10, '0')} 00000 n \n`).join('')
  parts.push(`xref\n0 1\n0000000000 65535 f \n${table}trailer\n<< /Size ${Math.max(...offsets.keys()) + 1} /Root 1 0 R /Info 4 0 R ${trailer} >>\nstartxref\n${at}\n%%EOF\n`)
  return Uint8Array.from(parts.join(''), (character) => character.charCodeAt(0) & 0xff)
}

/** Words set in lines of about `width` points at one place, the first set in by `indent`. Times is about 0.44 em a character. */
export function setLines(text: string, { x, y, size = 10, width, indent = 0, lead = 1.2 }: { x: number; y: number; size?: number; width: number; indent?: number; lead?: number }): Placed[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    const room = width - (lines.length <= 1 ? indent : 0)
    if (last === undefined || (last.length + word.length + 1) * size * 0.42 > room) lines.push(word)
    else lines[lines.length - 1] = `${last} ${word}`
  }
  return lines.map((line, index) => ({ text: line, x: x + (index === 0 ? indent : 0), y: y - index * size * lead, size }))
}
