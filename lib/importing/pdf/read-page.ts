import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/types/src/pdf.d.ts'
import { findSafeHref } from '@/lib/domain/reading/href.ts'
import { composeAccents } from './accents.ts'
import { addBullets, findDots, mayHoldList, nameBullets } from './drawn-bullets.ts'
import { makeTagReader } from './page-tags.ts'
import type { PdfPage, Run } from './run.ts'
import { turnVertical } from './vertical.ts'

/** Runs of one page that are read; a page of prose has a few hundred. */
const maxRuns = 20_000
/** Pages whose drawing is listed to learn what fonts are called. */
const maxFontPages = 60

/** ms for listing what pages draw beside their words, and pages with none of it after which it is not asked for again. */
const [mostDrawing, mostBare] = [1000, 12]

interface Face { bold: boolean; italic: boolean }

/** Reads the pages of a document one by one, with their tags where it `isTagged`; what a font looks like is learned where it first occurs. */
export function makePageReader(pdf: PDFDocumentProxy, isTagged: boolean): (number: number) => Promise<PdfPage> {
  const faces = new Map<string, Face>()
  const readTagged = makeTagReader(isTagged)
  let [learned, drawing, bare] = [0, isTagged ? Infinity : 0, 0]
  const addDrawn = async (page: PDFPageProxy, runs: Run[], transform: number[]) => {
    if (drawing > mostDrawing || bare > mostBare || !mayHoldList(runs)) return runs
    const from = performance.now()
    const marked = addBullets(runs, findDots(await page.getOperatorList(), transform as Parameters<typeof findDots>[1]))
    drawing += performance.now() - from
    bare = marked.length > runs.length ? 0 : bare + 1
    return marked
  }
  return async (number) => {
    const page = await pdf.getPage(number)
    const { items, styles, tagOf, pictures } = await readTagged(page, maxRuns)
    const fonts = new Set(items.map((item) => item.fontName).filter((font) => !faces.has(font)))
    if (fonts.size > 0 && learned < maxFontPages) {
      learned += 1
      await page.getOperatorList()
      for (const font of fonts) faces.set(font, faceOf(page, font))
    }
    const view = page.getViewport({ scale: 1 })
    const scale = page.userUnit
    const [a, b, c, d, e, f] = view.transform as [number, number, number, number, number, number]
    const links = await readLinks(page)
    const read: PdfPage = { number, width: view.width, height: view.height, runs: [], across: [], ...(pictures.length === 0 ? {} : { pictures }) }
    const turned: Run[] = []
    let spaced = false
    for (const item of items) {
      if (item.str === '' || item.str === ' ' || item.str.trim() === '') {
        spaced ||= item.str !== '' || item.hasEOL
        continue
      }
      const [ta, tb, tc, td, te, tf] = item.transform as [number, number, number, number, number, number]
      const [dx, dy] = [a * ta + c * tb, b * ta + d * tb]
      const size = Math.hypot(tc, td) * scale || item.height || 1
      const text = spellOut(item.str)
      const style = styles[item.fontName]
      const { bold, italic } = faces.get(item.fontName) ?? plainFace
      const { tag, isLabel } = tagOf(item)
      const run: Run = {
        text: text.trim(), x: a * te + c * tf + e, y: b * te + d * tf + f, width: item.width * scale, size, ascent: ascentOf(style), bold, italic,
        rtl: item.dir === 'rtl', spaced: spaced || text.startsWith(' '),
        links: links.length === 0 ? none : links.flatMap((link) => within(link, text.trim(), te, tf, item.width, size)),
        tag, isLabel,
      }
      if (style?.vertical === true) read.runs.push({ ...run, width: item.height * scale, isVertical: true })
      else if (Math.abs(dy) <= Math.abs(dx) * 0.2 && dx >= 0) read.runs.push(run)
      else if (dy > 0 && Math.abs(dx) <= dy * 0.2) turned.push({ ...run, x: run.x + size * 0.3, isVertical: true })
      else read.across.push(run.text)
      spaced = item.hasEOL || text.endsWith(' ')
    }
    nameBullets(read.runs)
    const runs = await addDrawn(page, composeAccents(dropOverprint(read.runs)), view.transform)
    page.cleanup()
    return turnVertical({ ...read, runs }, turned)
  }
}

const plainFace: Face = { bold: false, italic: false }
const none: Run['links'] = []

/** Ligatures, and letters in the shapes that a font has for their places in an Arabic or Hebrew word, as the letters they are; bullets of the symbol fonts as bullets. */
function spellOut(text: string): string {
  // Fonts for formulas have the star and the bars that mark notes.
  if (/^[\u2217\u2225]{1,4}$/.test(text)) return text.replaceAll('\u2217', '*').replaceAll('\u2225', '\u2016')
  if (!/[\uf000-\uf0ff\ufb00-\ufdff\ufe70-\ufefc]/.test(text)) return text
  // A mark that stands for itself there has a blank to stand on.
  return text.replace(/[\uf0b7\uf0a7\uf0a8\uf0d8\uf076\uf06e\uf071\uf0fc\uf0e0]/g, '\u2022').replace(/[\ufb00-\ufdff\ufe70-\ufefc]/g, (shape) => shape.normalize('NFKC')).replace(/\s(?=[\u064b-\u0652])/g, '')
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
  const seen = new Map<string, Run | Run[]>()
  return runs.filter((run) => {
    const same = seen.get(run.text)
    if (same === undefined) {
      seen.set(run.text, run)
      return true
    }
    const others = Array.isArray(same) ? same : [same]
    const under = others.find((other) => Math.abs(other.x - run.x) < run.size * 0.15 && Math.abs(other.y - run.y) < run.size * 0.15)
    if (under !== undefined) under.bold = true
    else seen.set(run.text, [...others.slice(-20), run])
    return under === undefined
  })
}
