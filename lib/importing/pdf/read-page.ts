import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/types/src/pdf.d.ts'
import { findSafeHref } from '@/lib/domain/reading/href.ts'
import type { PdfPage, Run } from './run.ts'

/** Runs of one page that are read; a page of prose has a few hundred. */
const maxRuns = 20_000
/** Pages whose drawing is listed to learn what fonts are called. */
const maxFontPages = 60

interface Face { bold: boolean; italic: boolean }

/** Reads the pages of a document one by one; what a font looks like is learned where it first occurs. */
export function makePageReader(pdf: PDFDocumentProxy): (number: number) => Promise<PdfPage> {
  const faces = new Map<string, Face>()
  let learned = 0
  return async (number) => {
    const page = await pdf.getPage(number)
    const { items, styles } = await page.getTextContent()
    const texts = items.flatMap((item) => ('str' in item ? [item] : [])).slice(0, maxRuns)
    const fonts = [...new Set(texts.map((item) => item.fontName))].filter((font) => !faces.has(font))
    if (fonts.length > 0 && learned < maxFontPages) {
      learned += 1
      await page.getOperatorList()
      for (const font of fonts) faces.set(font, faceOf(page, font))
    }
    const view = page.getViewport({ scale: 1 })
    const scale = page.userUnit
    const [a, b, c, d, e, f] = view.transform as [number, number, number, number, number, number]
    const links = await readLinks(page)
    const read: PdfPage = { number, width: view.width, height: view.height, runs: [], across: [] }
    let spaced = false
    for (const item of texts) {
      if (item.str.trim() === '') {
        spaced ||= item.str !== '' || item.hasEOL
        continue
      }
      const [ta, tb, tc, td, te, tf] = item.transform as [number, number, number, number, number, number]
      const [dx, dy] = [a * ta + c * tb, b * ta + d * tb]
      const isAcross = Math.abs(dy) > Math.abs(dx) * 0.2 || dx < 0
      if (isAcross) read.across.push(item.str.trim())
      else {
        const size = Math.hypot(tc, td) * scale || item.height || 1
        const text = spellOut(item.str)
        read.runs.push({
          text: text.trim(), x: a * te + c * tf + e, y: b * te + d * tf + f, width: item.width * scale, size, ascent: ascentOf(styles[item.fontName]), ...(faces.get(item.fontName) ?? { bold: false, italic: false }),
          rtl: item.dir === 'rtl', spaced: spaced || /^\s/.test(text),
          links: links.flatMap((link) => within(link, text.trim(), te, tf, item.width, size)),
        })
      }
      spaced = /\s$/.test(item.str) || item.hasEOL
    }
    page.cleanup()
    return { ...read, runs: dropOverprint(read.runs) }
  }
}

/** Ligatures, and letters in the shapes that a font has for their places in an Arabic or Hebrew word, as the letters they are. */
function spellOut(text: string): string {
  if (!/[\ufb00-\ufdff\ufe70-\ufefc]/.test(text)) return text
  // A mark that stands for itself there has a blank to stand on.
  return text.replace(/[\ufb00-\ufdff\ufe70-\ufefc]/g, (shape) => shape.normalize('NFKC')).replace(/\s(?=[\u064b-\u0652])/g, '')
}

/** What the font says, where it is plausible. */
function ascentOf(style: { ascent: number } | undefined): number {
  return style !== undefined && style.ascent > 0.6 && style.ascent < 1.1 ? style.ascent : 0.8
}

function faceOf(page: PDFPageProxy, id: string): Face {
  if (!page.commonObjs.has(id)) return { bold: false, italic: false }
  const font = page.commonObjs.get(id) as { name?: string; bold?: boolean; black?: boolean; italic?: boolean }
  const name = font.name ?? ''
  return {
    bold: font.bold === true || font.black === true || /bold|black|heavy|-medi\b|cmbx|-bd\b/i.test(name),
    italic: font.italic === true || /ital|obliq|slant|cmti|cmsl|-it\b/i.test(name),
  }
}

interface PageLink { href: string; rect: [number, number, number, number] }

async function readLinks(page: PDFPageProxy): Promise<PageLink[]> {
  const annotations = (await page.getAnnotations()) as { subtype?: string; url?: string; rect?: [number, number, number, number] }[]
  return annotations.slice(0, 2000).flatMap(({ subtype, url, rect }) => {
    const href = subtype === 'Link' && url !== undefined ? findSafeHref(url) : null
    return href === null || rect === undefined ? [] : [{ href, rect }]
  })
}

/** Which characters a link covers, judged by where it lies over the run, whole words of them. */
function within({ href, rect: [x0, y0, x1, y1] }: PageLink, text: string, x: number, y: number, width: number, size: number): Run['links'] {
  const middle = y + size * 0.3
  if (middle < y0 || middle > y1 || x >= x1 || x + width <= x0 || width <= 0) return []
  const at = (place: number) => Math.round((Math.min(Math.max(place - x, 0), width) / width) * text.length)
  let [start, end] = [at(x0), at(x1)]
  while (start > 0 && start < text.length && /\S/.test(text[start - 1] ?? ' ')) start -= 1
  while (end < text.length && /\S/.test(text[end] ?? ' ')) end += 1
  return /[\p{L}\p{N}]/u.test(text.slice(start, end)) ? [{ start, end, href }] : []
}

/** Words that were printed again over themselves, a hair to the side, to look bold. */
function dropOverprint(runs: Run[]): Run[] {
  const seen = new Map<string, Run[]>()
  return runs.filter((run) => {
    const same = seen.get(run.text) ?? []
    const under = same.find((other) => Math.abs(other.x - run.x) < run.size * 0.15 && Math.abs(other.y - run.y) < run.size * 0.15)
    if (under !== undefined) under.bold = true
    else seen.set(run.text, [...same.slice(-20), run])
    return under === undefined
  })
}
