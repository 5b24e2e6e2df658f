import type { Author, Metadata } from '@/lib/domain/reading/metadata.ts'
import { findDate } from '../metadata/date.ts'
import { findDoi, findLicence, splitKeywords } from '../metadata/facts.ts'
import { readYaml, type YamlItem } from './yaml.ts'

export interface FrontMatter {
  title?: string
  authors: Author[]
  language?: string
  metadata: Metadata
}

/**
 * The block of `key: value` lines between "---" that may open a Markdown file, and the rest of it. The keys that a reading
 * needs go by the names that writers of papers and of pages give them.
 */
export function splitFrontMatter(source: string): { front: FrontMatter; body: string } {
  const pandoc = splitTitleBlock(source)
  if (pandoc !== null) return pandoc
  const found = /^---[ \t]*\n([\s\S]{0,20000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)/.exec(source) ?? readToml(source)
  if (found === null || !/^[\w-]+[ \t]*:/m.test(found[1] ?? '')) return { front: { authors: [], metadata: {} }, body: source }
  const values = readYaml(found[1] ?? '')
  const all = (...keys: string[]) => keys.flatMap((key) => values.get(key) ?? [])
  const first = (...keys: string[]) => all(...keys).map(inWords).find((value) => value !== '')
  const affiliation = first('affiliation', 'institution')
  const front: FrontMatter = { authors: all('author', 'authors').flatMap((item) => readAuthor(item, affiliation)), metadata: {} }
  const title = first('title')
  const subtitle = first('subtitle')
  const language = first('lang', 'language')
  if (title !== undefined) front.title = subtitle === undefined ? title : `${title}: ${subtitle}`
  if (language !== undefined && /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(language)) front.language = language

  const licence = first('licence', 'license', 'rights', 'copyright')
  const keywords = all('keywords', 'keyword', 'tags').map(inWords)
  const known = {
    container: first('container', 'container-title', 'journal', 'publication', 'booktitle', 'source'),
    date: findDate(first('date', 'published', 'issued', 'year') ?? '')?.date,
    doi: findDoi(first('doi', 'url') ?? ''),
    licence: licence === undefined ? undefined : (findLicence(licence) ?? licence),
    abstract: first('abstract', 'summary', 'description'),
  }
  for (const key of ['container', 'date', 'doi', 'licence', 'abstract'] as const) if (known[key] !== undefined) front.metadata[key] = known[key]
  if (keywords.length > 0) front.metadata.keywords = keywords.length === 1 ? splitKeywords(keywords[0] ?? '') : keywords
  return { front, body: source.slice(found[0].length) }
}

/** Front matter of `key = value` lines between "+++" (TOML), as the lines of YAML that say the same. */
function readToml(source: string): RegExpExecArray | null {
  const found = /^\+\+\+[ \t]*\n([\s\S]{0,20000}?)\n\+\+\+[ \t]*(?:\n|$)/.exec(source)
  if (found === null) return null
  // What stands below a table's name is of that table.
  const own = (found[1] ?? '').split(/\n\[/)[0] ?? ''
  found[1] = own.replace(/^([\w-]+)[ \t]*=[ \t]*/gm, '$1: ')
  return found
}

/** Pandoc's block of lines that begin with "%": title, authors between semicolons, date. */
function splitTitleBlock(source: string): { front: FrontMatter; body: string } | null {
  const found = /^% ?(.{1,500})\n(?:% ?(.{0,1000})\n)?(?:% ?(.{0,200})\n)?/.exec(source)
  if (found?.[1] === undefined) return null
  const date = findDate(found[3] ?? '')?.date
  const authors = (found[2] ?? '').split(';').flatMap((name) => readAuthor(name.trim(), undefined))
  return { front: { title: found[1].trim(), authors, metadata: date === undefined ? {} : { date } }, body: source.slice(found[0].length) }
}

const inWords = (item: YamlItem) => (typeof item === 'string' ? item : (item.name ?? item.title ?? ''))

/** "Name <address>", or an item with name, affiliation, email, orcid. */
function readAuthor(item: YamlItem, affiliation: string | undefined): Author[] {
  const parts: Record<string, string> = typeof item === 'string' ? { name: item } : item
  const [, plain, inBrackets] = /^([^<]*)<([^<>@\s]+@[^<>\s]+)>$/.exec(parts.name ?? '') ?? []
  const author: Author = { name: (plain ?? parts.name?.replace(/^\[\[(.*)\]\]$/, '$1') ?? [parts.given, parts.family].filter((part) => part !== undefined).join(' ')).trim() }
  const given = {
    affiliation: parts.affiliation ?? parts.institution ?? affiliation,
    email: parts.email ?? inBrackets,
    orcid: /\d{4}-\d{4}-\d{4}-\d{3}[\dX]/.exec(parts.orcid ?? '')?.[0],
  }
  for (const key of ['affiliation', 'email', 'orcid'] as const) if (given[key] !== undefined && given[key] !== '') author[key] = given[key]
  return author.name === '' ? [] : [author]
}
