/** Words at a place of a page: points, `y` from the bottom at the baseline. */
export interface Placed {
  text: string
  x: number
  y: number
  size?: number
  font?: 'regular' | 'bold' | 'italic'
  /** Degrees that they are turned by. */
  turned?: number
}

export interface PdfToWrite {
  pages: Placed[][]
  info?: Record<string, string>
  outline?: string[]
  /** By page, from 0: where a link lies and leads. */
  links?: { page: number; rect: [number, number, number, number]; uri: string }[]
  /** More of the trailer. */
  trailer?: string
  /** More objects, numbered from 900. */
  objects?: string[]
}

const fonts = { regular: 'Times-Roman', bold: 'Times-Bold', italic: 'Times-Italic' }

/** A small PDF for tests: Latin-1 words in the standard fonts, uncompressed. */
export function writePdf({ pages, info = {}, outline = [], links = [], trailer = '', objects = [] }: PdfToWrite): Uint8Array {
  const bodies = new Map<number, string>()
  Object.values(fonts).forEach((name, index) => bodies.set(10 + index, `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`))
  bodies.set(1, `<< /Type /Catalog /Pages 2 0 R ${outline.length > 0 ? '/Outlines 3 0 R' : ''} >>`)
  bodies.set(2, `<< /Type /Pages /Kids [${pages.map((_, index) => `${1000 + index * 2} 0 R`).join(' ')}] /Count ${pages.length} >>`)
  bodies.set(3, `<< /Type /Outlines /First 20 0 R /Last ${19 + outline.length} 0 R /Count ${outline.length} >>`)
  outline.forEach((title, index) => bodies.set(20 + index, `<< /Title ${literal(title)} /Parent 3 0 R ${index + 1 < outline.length ? `/Next ${21 + index} 0 R` : ''} >>`))
  bodies.set(4, `<< ${Object.entries(info).map(([key, value]) => `/${key} ${literal(value)}`).join(' ')} >>`)
  pages.forEach((placed, index) => {
    const content = placed.map(show).join('\n')
    const own = links.filter((link) => link.page === index)
    const annotations = own.map(({ rect, uri }) => `<< /Type /Annot /Subtype /Link /Rect [${rect.join(' ')}] /A << /S /URI /URI ${literal(uri)} >> >>`)
    bodies.set(1000 + index * 2, `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F0 10 0 R /F1 11 0 R /F2 12 0 R >> >> /Contents ${1001 + index * 2} 0 R /Annots [${annotations.join(' ')}] >>`)
    bodies.set(1001 + index * 2, `<< /Length ${content.length} >>\nstream\n${content}\nendstream`)
  })
  objects.forEach((body, index) => bodies.set(900 + index, body))
  return assemble(bodies, trailer)
}

const literal = (text: string) => `(${text.replace(/[\\()]/g, '\\$&')})`

function show({ text, x, y, size = 10, font = 'regular', turned = 0 }: Placed): string {
  const [cos, sin] = [Math.cos((turned * Math.PI) / 180), Math.sin((turned * Math.PI) / 180)].map((value) => value.toFixed(4))
  return `BT /F${Object.keys(fonts).indexOf(font)} ${size} Tf ${cos} ${sin} ${sin === '0.0000' ? 0 : -Number(sin)} ${cos} ${x} ${y} Tm ${literal(text)} Tj ET`
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
