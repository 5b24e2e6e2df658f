import type { Author } from '@/lib/domain/reading/metadata.ts'

/** A line that stood around a text, and what it was found to be. */
export interface Line {
  why: string
  text: string
}

/** What only institutions are called. */
export const institution = /\b(?:university|institute?|department|school|college|faculty|centre|center|research group|laboratory|academy|université|universität|instituto|universidad)\b/i

/** Lines around a text that are looked at; more are a list of something else. */
const mostLines = 300

const orcid = /\b(\d{4}-\d{4}-\d{4}-\d{3}[\dX])\b/g
const email = /[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+/g
const marks = /^[\s,]*((?:[⁰¹²³⁴-⁹*†‡§,\s]|\^[a-z\d](?![\p{L}\d]))*)/u

/**
 * Authors with what the lines beside their names say: an institution below a name or with the name's mark, an address for
 * correspondence and an ORCID iD, which may stand after a name in `others` too. `goesOn` says whether a line was broken off by the next.
 */
export function describeAuthors(names: string[], around: Line[], others: string[], goesOn: (line: string, next: string) => boolean): Author[] {
  // Several institutions on one line, each with its mark.
  const lines = around.slice(0, mostLines).flatMap((line) => (line.why === 'affiliation' ? line.text.split(/;\s*(?=\^[a-z\d]\s)/).map((text) => ({ ...line, text })) : [line]))
  const authors = names.map((name): Author => ({ name }))
  giveAffiliations(authors, lines, goesOn)
  const correspondence = lines.filter(({ why }) => why === 'correspondence' || why === 'affiliation' || why === 'author').map(({ text }) => text)
  for (const { found, before } of findEach(email, [correspondence.join('\n'), ...others])) {
    const author = ownerOf(found, before, authors)
    if (author !== undefined) author.email ??= found
  }
  for (const { found, before } of findEach(orcid, [lines.map(({ text }) => text).join('\n'), ...others])) {
    const author = ownerOf('', before, authors)
    if (author !== undefined) author.orcid ??= found
  }
  return authors
}

function giveAffiliations(authors: Author[], lines: Line[], goesOn: (line: string, next: string) => boolean): void {
  const marked = new Map<Author, string>()
  let last: Author[] = []
  let before = ''
  let receivers: Author[] = []
  for (const { why, text } of lines) {
    if (why === 'author') {
      last = authors.filter(({ name }) => text.includes(name))
      for (const author of last) marked.set(author, marks.exec(text.slice(text.indexOf(author.name) + author.name.length))?.[1] ?? '')
    } else if (why === 'affiliation') {
      const mark = /^(\^[a-z\d](?=\s?\p{Lu})|[⁰¹²³⁴-⁹]|[*†‡§]+|\d(?=\s?\p{Lu}))\s*/u.exec(text)
      const sign = mark?.[1] === undefined ? '' : /^\d/.test(mark[1]) ? ('⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(mark[1])] ?? '') : mark[1]
      const isRest = sign === '' && before !== '' && goesOn(before, text)
      if (!isRest) receivers = sign === '' ? last : authors.filter((author) => hasMark(marked.get(author) ?? '', sign))
      const words = institutionIn(text.slice(mark?.[0].length ?? 0), sign).replace(/[.;,]$/, '')
      for (const author of receivers) if (author.affiliation?.includes(words) !== true) author.affiliation = author.affiliation === undefined || words.endsWith(author.affiliation) ? words : `${author.affiliation}${isRest ? ' ' : '; '}${words}`
    }
    before = why === 'affiliation' ? text : ''
  }
}

/** Of a note with a sign, its first sentence: what follows thanks people, or gives an address. */
const institutionIn = (text: string, sign: string) => (/^[*†‡§]/.test(sign) ? (/^.{10,300}?[.;](?=\s|$)/.exec(text)?.[0] ?? text).replace(/\s*[([]?\S+@\S+[)\]]?/g, '') : text)

/** Of two stars, neither is the one star of another. */
const hasMark = (marks: string, sign: string) => (/^[*†‡§]/.test(sign) ? marks.split(/[,\s]+/).includes(sign) : marks.includes(sign))

/** Each thing found, with the words between it and the one before. */
function findEach(pattern: RegExp, texts: string[]): { found: string; before: string }[] {
  return texts.flatMap((text) => {
    let from = 0
    return [...text.matchAll(pattern)].map((match) => {
      const before = text.slice(from, match.index)
      from = match.index + match[0].length
      return { found: match[0], before }
    })
  })
}

/** The author whose name stands last before it, whose name an address is made of, or the only one there is. */
function ownerOf(address: string, before: string, authors: Author[]): Author | undefined {
  const [named] = authors.filter(({ name }) => before.includes(name)).sort((a, b) => before.lastIndexOf(b.name) - before.lastIndexOf(a.name))
  const plain = (text: string) => text.normalize('NFD').replace(/[^\p{L}]/gu, '').toLowerCase()
  const [local = ''] = address.split('@')
  const spelt = authors.filter(({ name }) => plain(local).includes(plain(name.split(' ').at(-1) ?? name)))
  return (spelt.length === 1 ? spelt[0] : undefined) ?? named ?? (authors.length === 1 ? authors[0] : undefined)
}
