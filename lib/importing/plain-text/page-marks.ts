import type { PageLocator } from '@/lib/domain/reading/pages.ts'
import type { Dropped } from './piece.ts'

/** A page's number as those write it who copy a text for citing: [p. 12], [page 12], [S. 12], {12}; alone or in a line. */
const mark = /[ \t]?(?:\[(?:p{1,2}\.?|pag?\.|pages?|S\.|Seite|fol\.)\s?(\d{1,5}|[ivxlc]{1,8})\]|\{(\d{1,5})\}|\|(\d{1,5})\|)/gi

/** The words that a page begins with, by which it is found again. */
export interface PageStart { label: string; words: string }

/**
 * A source without its marks of pages, and where they stood. They count where two at least stand and count up; a bracket that
 * means something else stays.
 */
export function takePageMarks(source: string, dropped: Dropped[]): { source: string; starts: PageStart[] } {
  const found = [...source.matchAll(mark)].map((match) => ({ from: match.index, to: match.index + match[0].length, label: match[1] ?? match[2] ?? match[3] ?? '', shown: match[0].trim() }))
  const numbers = found.map(({ label }) => Number(label)).filter((number) => !Number.isNaN(number))
  const counts = numbers.every((number, index) => index === 0 || (number > (numbers[index - 1] ?? 0) && number <= (numbers[index - 1] ?? 0) + 5))
  if (found.length < 2 || !counts) return { source, starts: [] }
  let rest = ''
  let at = 0
  const starts: PageStart[] = []
  for (const { from, to, label, shown } of found) {
    rest += source.slice(at, from)
    at = to
    starts.push({ label, words: lettersOf(source.slice(to, to + 300).replace(mark, ''), 40) })
    dropped.push({ why: 'page number', text: shown })
  }
  return { source: rest + source.slice(at), starts }
}

/** Pages that form feeds end, numbered as their order is; none where there are none. */
export function findFormFeeds(source: string): PageStart[] {
  const pages = source.split('\f')
  return pages.length < 2 ? [] : pages.flatMap((page, index) => (/\p{L}/u.test(page) ? [{ label: `${index + 1}`, words: lettersOf(page.slice(0, 2000), 40) }] : []))
}

/** Where pages begin in a text, by the words they begin with, each after the one before. One that is not found is left out. */
export function locatePages(text: string, starts: PageStart[]): PageLocator[] {
  if (starts.length === 0) return []
  const places: number[] = []
  let letters = ''
  for (const { 0: letter, index } of text.matchAll(/\p{L}/gu)) {
    for (let unit = 0; unit < letter.length; unit += 1) places.push(index)
    letters += lower(letter)
  }
  const pages: PageLocator[] = []
  let from = 0
  for (const { label, words } of starts) {
    const at = words.length < 8 ? -1 : letters.indexOf(words, from)
    const start = places[at]
    if (at === -1 || start === undefined) continue
    from = at + 1
    pages.push({ label, start })
  }
  const [first] = starts
  // It begins with what left the text: the title.
  if (first !== undefined && pages.length > 0 && pages[0]?.label !== first.label) pages.unshift({ label: first.label, start: 0 })
  return pages
}

const lettersOf = (text: string, most: number) => (text.match(/\p{L}/gu) ?? []).slice(0, most).map(lower).join('')

/** One of another length would move all after it. */
const lower = (letter: string) => (letter.toLowerCase().length === letter.length ? letter.toLowerCase() : letter)
