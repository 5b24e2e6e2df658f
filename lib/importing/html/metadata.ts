import type { Author, Metadata } from '@/lib/domain/reading/metadata.ts'
import { readNames } from '../plain-text/front-matter.ts'
import { attribute, type Element, elementsOf, isText, wordsOf } from './tree.ts'
import { readJsonLd } from './json-ld.ts'

/** What a page says of its work: citation_* and Dublin Core first, then its data for other machines, then what it shows in shares. */
export interface PageMetadata {
  titles: string[]
  authors: Author[]
  language?: string
  metadata: Metadata
}

export function readMetadata(root: Element): PageMetadata {
  const values = new Map<string, string[]>()
  const add = (name: string, value: string) => {
    const tidy = value.replace(/\s+/g, ' ').trim().slice(0, 5000)
    if (tidy !== '') values.set(name, [...(values.get(name) ?? []), tidy].slice(0, 100))
  }
  let title = ''
  const described: Author[] = []
  const shown: { by: string[]; on?: string } = { by: [] }
  for (const element of elementsOf(root)) {
    if (element.tagName === 'meta') {
      const name = (attribute(element, 'name') || attribute(element, 'property')).toLowerCase().replace(/^dcterms\./, 'dc.')
      if (name !== '') add(name, attribute(element, 'content'))
      describe(described, name, attribute(element, 'content'))
    } else if (element.tagName === 'title' && title === '') title = element.childNodes.filter(isText).map((node) => node.value).join('').replace(/\s+/g, ' ').trim()
    else if ((element.tagName === 'link' || element.tagName === 'a') && /\blicense\b/i.test(attribute(element, 'rel'))) add('licence', attribute(element, 'href'))
    else if (element.tagName === 'time' && shown.on === undefined && /^\d{4}-\d\d/.test(attribute(element, 'datetime'))) shown.on = attribute(element, 'datetime')
    else if (shown.by.length === 0 && saysAuthor(element)) shown.by = readNames(wordsOf(element, 120).replace(/^.*?\bby\s+/i, ''))
    else if (element.tagName === 'script' && attribute(element, 'type') === 'application/ld+json') readJsonLd(element.childNodes.filter(isText).map((node) => node.value).join(''), add)
  }
  const all = (...names: string[]) => names.map((name) => values.get(name) ?? []).find((found) => found.length > 0) ?? []
  const first = (...names: string[]) => all(...names)[0]
  const authors = all('citation_author', 'dc.creator', 'ld:author', 'author', 'article:author', 'parsely-author').filter((name) => !/^https?:/i.test(name))
  return {
    titles: [...all('citation_title', 'dc.title', 'ld:headline', 'og:title'), ...(title === '' ? [] : [title])],
    authors: withDetails(authors.length > 0 ? [...new Set(authors.flatMap(splitNames))] : shown.by, described),
    ...languageOf(attribute(root, 'lang') || attribute(root, 'xml:lang') || (first('citation_language', 'dc.language') ?? '')),
    metadata: settle({
      container: first('citation_journal_title', 'citation_book_title', 'citation_inbook_title', 'dc.relation.ispartof', 'ld:container', 'og:site_name') ?? siteIn(title, first('ld:headline', 'og:title')),
      date: dateOf(first('citation_publication_date', 'citation_date', 'citation_online_date', 'dc.date', 'dc.date.issued', 'dc.issued', 'ld:date', 'article:published_time', 'date') ?? shown.on),
      doi: doiOf(all('citation_doi').concat(all('dc.identifier', 'dc.identifier.doi'), all('prism.doi'))),
      licence: licenceOf(first('licence', 'ld:licence', 'dc.rights', 'dc.license')),
      abstract: first('citation_abstract', 'dc.description.abstract', 'dc.abstract'),
      keywords: all('citation_keywords', 'dc.subject', 'keywords').flatMap((list) => list.split(/[;,]/)).map((word) => word.trim()).filter((word) => word !== '').slice(0, 50),
    }),
  }
}

/** The name of a site after its page's title: "Wells - A magazine", where the page says its title by itself. */
export function siteIn(title: string, headline: string | undefined): string | undefined {
  const rest = headline !== undefined && title.startsWith(headline) ? title.slice(headline.length) : ''
  return /^.*\s[|–—-]\s+([^|]{3,60})$/.exec(rest)?.[1]
}

/** What citation_author_* say of the author before them. */
function describe(described: Author[], name: string, content: string): void {
  if (name === 'citation_author') described.push({ name: splitNames(content)[0] ?? '' })
  const last = described.at(-1)
  const value = content.trim().slice(0, 500)
  if (last === undefined || value === '') return
  if (name === 'citation_author_institution') last.affiliation = last.affiliation === undefined ? value : `${last.affiliation}; ${value}`
  if (name === 'citation_author_email') last.email ??= value
  const orcid = name === 'citation_author_orcid' ? /\d{4}-\d{4}-\d{4}-\d{3}[\dX]/.exec(value)?.[0] : undefined
  if (orcid !== undefined) last.orcid ??= orcid
}

const withDetails = (names: string[], described: Author[]): Author[] => names.map((name) => described.find((one) => one.name === name) ?? { name })

/** An element that shows who wrote a page, where nothing in its head does. */
const saysAuthor = (element: Element) => attribute(element, 'rel') === 'author' || /(^|\s)(byline|author|by-?author|entry-author|post-author|wp-block-post-author__name|[\w-]{1,40}author-name)(\s|$)/i.test(attribute(element, 'class'))

/** "Quill, Ada" is Ada Quill; several names may stand between semicolons. */
export function splitNames(names: string): string[] {
  return names.split(';').map((name) => {
    const [, last, given] = /^([^,]+), ([^,]+)$/.exec(name.trim()) ?? []
    return (last === undefined || given === undefined || /^(jr|sr|phd|md)\b/i.test(given) ? name : `${given} ${last}`).replace(/^by /i, '').trim().slice(0, 120)
  }).filter((name) => name !== '')
}

export function languageOf(language: string): { language?: string } {
  const tag = language.trim().replace('_', '-')
  return /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(tag) ? { language: tag } : {}
}

/** The day, month or year that a date begins with. */
export function dateOf(date: string | undefined): string | undefined {
  const [, year, month, day] = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?!\d)/.exec(date?.trim() ?? '') ?? []
  return year === undefined ? undefined : [year, month, day].filter((part) => part !== undefined).map((part) => part.padStart(2, '0')).join('-')
}

export const doiOf = (values: string[]) => values.map((value) => /\b(10\.\d{4,9}\/\S{1,200})/.exec(value)?.[1]).find((doi) => doi !== undefined)

export function licenceOf(licence: string | undefined): string | undefined {
  const [, kind, version] = /creativecommons\.org\/licenses\/([a-z-]{2,8})\/(\d\.\d)/i.exec(licence ?? '') ?? []
  if (kind !== undefined && version !== undefined) return `CC ${kind.toUpperCase()} ${version}`
  return /creativecommons\.org\/publicdomain\/zero/i.test(licence ?? '') ? 'CC0 1.0' : licence?.slice(0, 300)
}

/** Only what is known. */
export function settle(fields: { [Key in keyof Metadata]: Metadata[Key] | undefined }): Metadata {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value.length > 0))
}
