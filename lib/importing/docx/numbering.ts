import { child, elements, type Xml } from '../zip/xml.ts'

interface Level { format: string; start: number }

/** The lists of a document, with the numbers that its paragraphs get as they come. */
export class Numbering {
  private readonly lists = new Map<string, { abstract: string; levels: Map<number, Level> }>()
  private readonly counters = new Map<string, number[]>()

  constructor(root: Xml | null) {
    const abstracts = new Map<string, Map<number, Level>>()
    for (const element of elements(child(root ?? undefined, 'numbering'))) {
      if (element.name === 'abstractNum') abstracts.set(element.attributes.abstractNumId ?? '', new Map(elements(element).filter((lvl) => lvl.name === 'lvl').map(readLevel)))
      if (element.name !== 'num') continue
      const abstract = child(element, 'abstractNumId')?.attributes.val ?? ''
      const levels = new Map(abstracts.get(abstract))
      let isOwn = false
      for (const override of elements(element).filter((one) => one.name === 'lvlOverride')) {
        const at = numberOf(override.attributes.ilvl, 0)
        const start = child(override, 'startOverride')?.attributes.val
        if (start === undefined) continue
        isOwn = true
        levels.set(at, { format: levels.get(at)?.format ?? 'decimal', start: numberOf(start, 1) })
      }
      const id = element.attributes.numId ?? ''
      this.lists.set(id, { abstract: isOwn ? `own ${id}` : abstract, levels })
    }
  }

  /** The item that a paragraph with `numPr` is: its depth from 1, and its number unless it has a bullet. Null: it is none. */
  next(numPr: Xml | undefined): { level: number; label?: string } | null {
    const id = child(numPr, 'numId')?.attributes.val ?? '0'
    const list = this.lists.get(id)
    if (id === '0' || list === undefined) return null
    const at = Math.min(8, Math.max(0, numberOf(child(numPr, 'ilvl')?.attributes.val, 0)))
    const { format, start } = list.levels.get(at) ?? { format: 'bullet', start: 1 }
    const counters = this.counters.get(list.abstract) ?? []
    counters[at] = (counters[at] ?? start - 1) + 1
    this.counters.set(list.abstract, counters.slice(0, at + 1))
    const level = Math.min(at + 1, 6)
    return format === 'bullet' || format === 'none' ? { level } : { level, label: formatNumber(counters[at], format).slice(0, 12) }
  }
}

function readLevel(lvl: Xml): [number, Level] {
  return [numberOf(lvl.attributes.ilvl, 0), { format: child(lvl, 'numFmt')?.attributes.val ?? 'decimal', start: numberOf(child(lvl, 'start')?.attributes.val, 1) }]
}

function numberOf(value: string | undefined, otherwise: number): number {
  const number = Number.parseInt(value ?? '', 10)
  return Number.isFinite(number) && Math.abs(number) < 1_000_000 ? number : otherwise
}

/** A number as a list or a note prints it: decimal, letters or Roman. */
export function formatNumber(number: number, format: string): string {
  const text = /roman/i.test(format) ? roman(number) : /letter/i.test(format) ? letters(number) : `${number}`
  return format.startsWith('upper') ? text.toUpperCase() : text
}

const letters = (number: number) => (number < 1 || number > 260 ? `${number}` : String.fromCharCode(97 + ((number - 1) % 26)).repeat(Math.ceil(number / 26)))

function roman(number: number): string {
  if (number < 1 || number > 399) return `${number}`
  const signs: [number, string][] = [[100, 'c'], [90, 'xc'], [50, 'l'], [40, 'xl'], [10, 'x'], [9, 'ix'], [5, 'v'], [4, 'iv'], [1, 'i']]
  let rest = number
  return signs.map(([value, sign]) => {
    const times = Math.floor(rest / value)
    rest -= times * value
    return sign.repeat(times)
  }).join('')
}
