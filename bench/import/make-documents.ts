import { makeZip } from '../../lib/importing/testing/make-zip.ts'
import { type Placed, setLines, writePdf } from '../../lib/importing/pdf/testing/write-pdf.ts'

const syllables = ['ka', 'ro', 'mi', 'ten', 'lo', 'var', 'sil', 'du', 'pan', 'e', 'ris', 'on', 'tha', 'ber', 'gu', 'nel', 'os', 'fi', 'mar', 'que']
const small = ['the', 'of', 'and', 'in', 'to', 'a', 'that', 'was', 'it', 'by']

/** Words that are the same in every run, of a vocabulary and with sentences as long as prose has. */
export function makeProse(seed: number): (characters: number) => string {
  let state = seed
  const random = (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
  const pick = (list: string[]) => list[random(list.length)] ?? ''
  const word = () => (random(3) === 0 ? pick(small) : Array.from({ length: 1 + random(3) }, () => pick(syllables)).join(''))
  const sentence = () => {
    const words = Array.from({ length: 8 + random(20) }, word).join(' ')
    return `${words[0]?.toUpperCase() ?? ''}${words.slice(1)}.`
  }
  return (characters) => {
    let text = ''
    while (text.length < characters) text += (text === '' ? '' : ' ') + sentence()
    return text
  }
}

/** Articles of an invented journal: paragraphs, a heading every eight, a note every three. */
export interface Prose { heading: string | null; paragraph: string; note: string | null }

export function makeArticle(characters: number): Prose[] {
  const prose = makeProse(1)
  const parts: Prose[] = []
  for (let length = 0, index = 0; length < characters; index += 1) {
    const part = { heading: index % 8 === 0 ? prose(20).slice(0, 40).replace(/\.$/, '') : null, paragraph: prose(700), note: index % 3 === 0 ? prose(80) : null }
    length += part.paragraph.length + (part.note?.length ?? 0)
    parts.push(part)
  }
  return parts
}

export const toText = (parts: Prose[]) => `On wells\n\n${parts.map(({ heading, paragraph }) => `${heading === null ? '' : `${heading}\n\n`}${paragraph}`).join('\n\n')}\n`

export const toMarkdown = (parts: Prose[]) => `# On wells\n\n${parts.map(({ heading, paragraph, note }, index) =>
  `${heading === null ? '' : `## ${heading}\n\n`}${paragraph.replace(/^(\S+)/, '*$1*')}${note === null ? '' : `[^${index}]\n\n[^${index}]: ${note}`}`).join('\n\n')}\n`

/** The names of a book's documents in its archive. */
export const chaptersOf = (parts: Prose[]) => chunk(parts, 100).map((_, index) => `c${index}.xhtml`)

export function toEpub(parts: Prose[]): Uint8Array {
  const chapters = chunk(parts, 100)
  const page = (own: Prose[]) => `<?xml version="1.0" encoding="UTF-8"?>\n<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title>On wells</title></head><body>${own.map(({ heading, paragraph, note }, index) =>
    `${heading === null ? '' : `<h2>${heading}</h2>`}<p>${paragraph.replace(/^(\S+)/, '<em>$1</em>')}${note === null ? '' : `<a epub:type="noteref" href="#n${index}">${index + 1}</a>`}</p>${note === null ? '' : `<aside epub:type="footnote" id="n${index}"><p>${note}</p></aside>`}`).join('\n')}</body></html>`
  return makeZip({
    mimetype: 'application/epub+zip',
    'META-INF/container.xml': '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles><rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
    'book.opf': `<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>On wells</dc:title><dc:language>en</dc:language></metadata><manifest>${chapters.map((_, index) => `<item id="c${index}" href="c${index}.xhtml" media-type="application/xhtml+xml"/>`).join('')}</manifest><spine>${chapters.map((_, index) => `<itemref idref="c${index}"/>`).join('')}</spine></package>`,
    ...Object.fromEntries(chapters.map((own, index) => [`c${index}.xhtml`, page(own)])),
  })
}

/** As Word writes it, or (`plain`) as programs do that make such files of other ones: a run for each change of look, and no look said of most. */
export function toDocx(parts: Prose[], writer: 'word' | 'plain' = 'word'): Uint8Array {
  const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
  // A word processor cuts a sentence into runs at every edit and word that it doubts, and says the whole look of each.
  const look = writer === 'plain' ? '' : '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="24"/><w:szCs w:val="24"/><w:lang w:val="en-GB"/>'
  const plainly = (words: string, properties: string) => `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${words}</w:t></w:r>`
  const one = (words: string, properties: string) => `<w:r w:rsidR="00A41B2C" w:rsidRPr="005D0F3E"><w:rPr>${properties}${look}</w:rPr><w:t xml:space="preserve">${words}</w:t></w:r>`
  const run = (words: string, properties = '') => writer === 'plain' ? plainly(words, properties) : (words.match(/.{1,160}(?:\s|$)/g) ?? [words]).map((part) => one(part, properties)).join('<w:proofErr w:type="spellStart"/>')
  const paragraph = (words: string, style: string) => writer === 'plain' ? `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${words}</w:p>` : `<w:p w:rsidR="00A41B2C" w:rsidRDefault="00A41B2C" w:rsidP="00C52E11"><w:pPr><w:pStyle w:val="${style}"/><w:spacing w:after="0" w:line="480" w:lineRule="auto"/><w:rPr>${look}</w:rPr></w:pPr>${words}</w:p>`
  const relations = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
  return makeZip({
    '_rels/.rels': `<Relationships ${relations}><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `<?xml version="1.0" encoding="UTF-8"?><w:document ${w}><w:body>${parts.map(({ heading, paragraph: words, note }, index) => {
      const [first = '', ...rest] = words.split(' ')
      return `${heading === null ? '' : paragraph(run(heading), 'Heading1')}${paragraph(`${run(first, '<w:i/>')}${run(` ${rest.join(' ')}`)}${note === null ? '' : `<w:r><w:footnoteReference w:id="${index + 1}"/></w:r>`}`, 'Normal')}`
    }).join('')}</w:body></w:document>`,
    'word/styles.xml': `<w:styles ${w}><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>`,
    'word/footnotes.xml': `<w:footnotes ${w}>${parts.map(({ note }, index) => (note === null ? '' : `<w:footnote w:id="${index + 1}">${paragraph(run(note), 'Normal')}</w:footnote>`)).join('')}</w:footnotes>`,
  })
}

/** A journal's pages: a running head, a number, a column of 46 lines, and a note or two at the foot. */
export function toPdf(pages: number): Uint8Array {
  const prose = makeProse(7)
  let note = 0
  return writePdf({
    info: { Title: 'On wells' },
    pages: Array.from({ length: pages }, (_, index) => {
      const placed: Placed[] = [{ text: 'Annals of Invented Crossings', x: 240, y: 760, size: 9 }, { text: `${index + 1}`, x: 300, y: 30, size: 9 }]
      let y = 730
      if (index % 6 === 0) placed.push({ text: `${index / 6 + 1}. ${prose(20).slice(0, 30)}`, x: 72, y: (y -= 6), size: 13, font: 'bold' })
      y -= 20
      while (y > 170) {
        const lines = setLines(prose(600), { x: 72, y, width: 468, indent: 14 })
        placed.push(...lines)
        y -= lines.length * 12
      }
      const last = placed.at(-1)
      if (last !== undefined) placed.push({ text: `${(note += 1)}`, x: 75 + last.text.length * 4.3, y: last.y + 4, size: 6 })
      placed.push({ text: `${note}`, x: 72, y: 103, size: 5 }, ...setLines(`${prose(150)}`, { x: 77, y: 100, size: 8, width: 460 }))
      return placed
    }),
  })
}

function chunk<Item>(items: Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, index * size + size))
}
