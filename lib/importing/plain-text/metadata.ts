import type { Author, Metadata } from '@/lib/domain/reading/metadata.ts'
import { findPublished } from '../metadata/date.ts'
import { findDoi, findLicence } from '../metadata/facts.ts'
import { describeAuthors } from '../metadata/people.ts'
import { findStated } from '../metadata/stated.ts'
import type { Dropped, Part } from './piece.ts'

/** What a text says of itself in the lines before and after its argument; `source` is canonical. */
export function findMetadata(source: string, authors: string[], parts: Part[], dropped: Dropped[], site?: string): { authors: Author[]; metadata: Metadata } {
  const beside = parts.filter(({ role, type }) => role !== 'body' && type !== 'caption')
  const publication = dropped.filter(({ why }) => why === 'publication data').map(({ text }) => text)
  const around = dropped.filter(({ why }) => why === 'around the article').map(({ text }) => text)
  const back = beside.filter(({ role }) => role === 'back')
  const references = back.findIndex(({ type, text }) => type === 'heading' && /^(?:references|bibliography|works cited|literature|literaturverzeichnis|bibliographie|bibliografía|sources)\b/i.test(text))
  // What a list of references says, it says of others.
  const closing = (references === -1 ? back : back.slice(0, references)).map(({ text }) => text)
  const notice = closing.flatMap((text) => /(?:originally|first)\s+(?:appeared|published)\s+(?:in|on|by|at)\s+(.+)$/i.exec(text.slice(0, 300))?.[1] ?? [])
  const own = [...publication, ...closing.filter((text) => text.length < 400 && !/^\s*(?:\[|\d+[.)])/.test(text))]
  const date = findPublished([...publication, ...dropped.filter(({ why }) => why === 'author').map(({ text }) => text), ...notice])
  const container = findContainer(dropped) ?? nameIn(notice[0] ?? '') ?? site
  const doi = first([...publication, ...own.filter((text) => /\bdoi\b/i.test(text))], findDoi)
  const licence = first([...own, ...around], findLicence)
  const known: Metadata = { ...findStated(parts.filter(({ role }) => role === 'front')) }
  if (container !== undefined) known.container = container
  if (date !== undefined) known.date = date
  if (doi !== undefined) known.doi = doi
  if (licence !== undefined) known.licence = licence
  const goesOn = (line: string, next: string) => new RegExp(String.raw`^[ \t]*\n[ \t]*${escape(next)}`).test(source.slice(source.indexOf(line) + line.length, source.indexOf(line) + line.length + next.length + 200))
  return { authors: describeAuthors(authors, dropped, beside.map(({ text }) => text), goesOn), metadata: known }
}

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)

function first(texts: string[], find: (text: string) => string | undefined): string | undefined {
  for (const text of texts) {
    const found = find(text)
    if (found !== undefined) return found
  }
  return undefined
}

const volume = /\bvol(?:ume|\.)?\s*\d|\b\d+\s*\(\d+(?:[-–/]\d+)?\)|\bno\.\s*\d|\bissue\s+\d/i

/** The journal's name: before the volume on its line, or the line above it. */
function findContainer(dropped: Dropped[]): string | undefined {
  for (const [index, { why, text }] of dropped.entries()) {
    if (why !== 'publication data' || !volume.test(text)) continue
    const own = nameIn(text.split(/[,;(]?\s*(?:\bvol\b|\bvolume\b|\bno\.|\bissue\b|\(?\b(?:1[5-9]|20)\d\d\b|\b\d+\s*\()/i)[0] ?? '')
    const above = dropped[index - 1]
    if (own !== undefined) return own
    if (above?.why === 'publication data' && !/\d|:$|[@/©]/.test(above.text)) return nameIn(above.text)
  }
  return undefined
}

/** A name without the date and the point after it; two letters at least. */
function nameIn(words: string): string | undefined {
  const name = words.split(/,?\s+(?:on|in)\s+(?=\d|\p{Lu}\p{L}+\s+\d)|,\s+(?=\p{L}*\.?\s*\d)|\.(?:\s|$)/u)[0]?.replace(/[*_<>]/g, '').replace(/[\s,;:.(–-]+$/, '').trim() ?? ''
  return /\p{L}{2}/u.test(name) && name.length <= 150 ? name : undefined
}
