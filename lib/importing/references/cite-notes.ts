import type { Block, InlineMark } from '@/lib/domain/reading/block.ts'
import { sameWords } from '../plain-text/piece.ts'
import { addLinks } from './add-links.ts'
import { type Citation, splitCitations } from './citation.ts'

/** "The same", at the beginning of a citation, in English, French, German and Spanish. */
const same = /^\(?(ib[ií]d(?:em)?\.?|ebenda|ebda?\.|[ií]d(?:em)?\.|idem|eadem|a\.\s?a\.\s?O\.|loc\.\s?cit\.)(?![\p{L}\p{N}])/iu
/** What may follow it and mean no other work: a place in the same one, or nothing. */
const place = /^[,.:]?\s*(?:(?:at|p{1,2}\.|s\.|fols?\.|f\.|ff\.|n[ro°]?\.|ch(?:ap)?\.|kap\.|cap\.|§+|para\.?|vol\.|t\.|bd\.)\s*)*(?:[\divxlc]+\b|$|[.;)\]])/i
/** The work cited before, after its author's name. */
const againCited = /[,.]?\s*\(?((?:op|art|ob|loc)\.?\s?cit\.?|a\.\s?a\.\s?O\.|ouvr\.\s?cité|obra citada|art[íi]culo citado|ebda?\.|ibid\.)/iu
/** Another note of this text, by its number. */
const supra = /\b(?:(?:supra|infra|above|ci-dessus|ci-dessous|oben|unten|see|voir|siehe|v[ée]ase|vid\.|cf\.)\s+(?:at\s+)?(?:(?:foot)?notes?|nn?\.?|nota|anm(?:erkung)?\.?|fn\.?|fu(?:ß|ss)note)|(?:foot)?note|nota|anm(?:erkung)?\.?|fn\.?)\s*(\d{1,4})\b(?:\s*(?:above|below|supra|infra|oben|unten|ci-dessus))?|\(n\.?\s(\d{1,4})\)/giu
const points = /supra|infra|above|below|ci-dessus|ci-dessous|oben|unten|see|voir|siehe|v[ée]ase|vid\.|cf\.|^\(n/i

/** A work that a note cites in full. */
interface Work { label: string; citation: Citation }

/** The works cited so far, in order, found by the names that stand before their titles. */
class Works {
  private readonly byName = new Map<string, Work[]>()
  private readonly byLabel = new Map<string, Work>()

  add(work: Work): void {
    if (!this.byLabel.has(work.label)) this.byLabel.set(work.label, work)
    for (const name of work.citation.names) {
      const others = this.byName.get(name)
      if (others === undefined) this.byName.set(name, [work])
      else others.push(work)
    }
  }

  /** The first work of a note. */
  labelled(label: string): Work | null {
    return this.byLabel.get(label) ?? null
  }

  /** What begins with no name of a work is no short form. */
  knows(names: Set<string>): boolean {
    for (const name of names) if (this.byName.has(name)) return true
    return false
  }

  /** Those before whose titles all of these names stand; none for no name. */
  named([first, ...more]: string[]): Work[] {
    const found = first === undefined ? [] : this.byName.get(first) ?? []
    return more.length === 0 ? found : found.filter(({ citation }) => more.every((name) => citation.names.has(name)))
  }
}

/**
 * Short forms in notes become links to the note that cites the work in full: "Ibid.", "Author, op. cit.", "supra note 3",
 * "Author, Short Title, 12". What could mean two works stays without a link;
 * where notes are not numbered as they were printed (`byNumber` false), no number leads to one.
 */
export function citeNotes(text: string, blocks: Block[], { byNumber = true } = {}): void {
  const notes = blocks.filter((block) => block.type === 'note' && block.label !== undefined)
  const labels = new Set(notes.map((note) => note.label))
  const works = new Works()
  let last: Work | null = null
  for (const note of notes) {
    const label = note.label ?? ''
    const words = text.slice(note.start, note.end)
    const links: InlineMark[] = []
    const link = (start: number, length: number, to: string) => {
      if (to !== label) links.push({ kind: 'link', start: note.start + start, end: note.start + start + length, note: to })
    }
    for (const citation of splitCitations(words.slice(0, 5000))) {
      const found = resolve(citation, works, last)
      if (found !== null) link(citation.start + found.start, found.length, found.work.label)
      else if (isFull(citation)) works.add({ label, citation })
      last = found?.work ?? (byNumber ? findPointed(citation, works) : null) ?? (isFull(citation) || citesSomething(citation) ? { label, citation } : last)
    }
    for (const found of byNumber && /\d/.test(words) ? words.matchAll(supra) : []) {
      const to = found[1] ?? found[2] ?? ''
      if (labels.has(to) && points.test(found[0])) link(found.index, found[0].length, to)
    }
    addLinks(note, apart(links))
  }
}

/** The work of the note whose number a citation gives. */
function findPointed({ text }: Citation, works: Works): Work | null {
  for (const found of /\d/.test(text) ? text.matchAll(supra) : []) if (points.test(found[0])) return works.labelled(found[1] ?? found[2] ?? '')
  return null
}

interface Found { start: number; length: number; work: Work }

function resolve(citation: Citation, works: Works, last: Work | null): Found | null {
  const { text } = citation
  const again = same.exec(text)
  if (again?.[1] !== undefined) {
    const start = again[0].length - again[1].length
    return last !== null && place.test(text.slice(again[0].length)) ? { start, length: again[1].length, work: last } : null
  }
  const named = againCited.exec(text.slice(0, 200))
  if (named !== null) {
    const work = findByNames(namesIn(text.slice(0, named.index)), works)
    return work === null ? null : { start: 0, length: named.index + named[0].length, work }
  }
  return works.knows(citation.names) ? findShort(citation, works) : null
}

/** What stands before the first comma is the author; where that names nobody, as little as may be. */
const shortForms = [
  /^((?:(?:de|van|von|der|da|del|di|du|la|le|al|el|bin|ibn)\s+){0,2}\p{Lu}[^,“"«„(]{1,80}),\s+(?=[“"«„‘\p{Lu}\divxlc]|pp?\.|S\.)(.+?)?(?:[,:]\s*|\s+)?((?:pp?\.|S\.|fols?\.|§|at)?\s*\d[\d\s,–-]*[nf]?f?\.?|[ivxlc]+[.,]?)?$/u,
  /^((?:(?:de|van|von|der|da|del|di|du|la|le|al|el|bin|ibn)\s+){0,2}\p{Lu}[^,“"«„(]{1,80}?),?\s+(?=[“"«„‘\p{Lu}\divxlc]|pp?\.|S\.)(.+?)?(?:[,:]\s*|\s+)?((?:pp?\.|S\.|fols?\.|§|at)?\s*\d[\d\s,–-]*[nf]?f?\.?|[ivxlc]+[.,]?)?$/u,
]

/** "Author, Short Title, 12", or "Author, 12". */
function findShort({ text }: Citation, works: Works): Found | null {
  if (text.length > 160) return null
  const parts = shortForms.map((form) => form.exec(text.trimEnd())).find((found) => found !== null && namesIn(found[1] ?? '').length > 0)
  if (parts?.[1] === undefined) return null
  const names = namesIn(parts[1])
  const title = sameWords(parts[2] ?? '')
  if (names.length === 0 || names.length > 6) return null
  if (title === '' || /^[\divxlc ]+$/.test(title)) {
    const work = parts[3] !== undefined || title !== '' ? findByNames(names, works) : null
    return work === null ? null : { start: 0, length: parts[1].length, work }
  }
  const matching = works.named(names).filter(({ citation }) => citation.words.includes(` ${title} `) && citation.text.length > text.length + 8)
  const work = only(matching)
  const end = parts[1].length + (text.slice(parts[1].length).indexOf(parts[2] ?? '')) + (parts[2]?.length ?? 0)
  return work === null ? null : { start: 0, length: end - (/[,:;.]$/.exec(text.slice(0, end))?.[0].length ?? 0), work }
}

/** The only work whose names these are; of several by one author none, since nothing says which. */
function findByNames(names: string[], works: Works): Work | null {
  if (names.length === 0) return null
  return only(works.named(names))
}

/** The first of several notes that cite one and the same work; null for none, or for several works. */
function only(works: Work[]): Work | null {
  const [first] = works
  if (first === undefined) return null
  const opening = first.citation.words.slice(0, 40)
  return works.every(({ citation }) => citation.words.slice(0, 40) === opening) ? first : null
}

const namesIn = (text: string) => text.match(/\p{Lu}[\p{L}'’-]+/gu) ?? []

/** Whether a citation can be one in full: a name, a title, and a year or as many words as only a full one has. */
const isFull = ({ text, names }: Citation) => names.size > 0 && text.length > 25 && (/\b(?:1[4-9]|20)\d\d\b|\bn\.d\.|forthcoming|https?:/.test(text) || text.length > 60)

/** Whether a citation, though not in full, names something that "ibid." after it means: "Minutes, 3 June". */
const citesSomething = ({ text, names }: Citation) => names.size > 0 && text.length >= 15 && /[,(]/.test(text)

/** Those that do not lie in one before them. */
function apart(links: InlineMark[]): InlineMark[] {
  const kept: InlineMark[] = []
  for (const link of links.sort((a, b) => a.start - b.start || b.end - a.end)) if (link.start >= (kept.at(-1)?.end ?? 0)) kept.push(link)
  return kept
}
