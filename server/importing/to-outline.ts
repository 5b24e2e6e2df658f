import type { Block, ImportedReading } from '@/lib/domain/reading/block.ts'

/** Characters of a block that its line shows. */
const shown = 72

/** A version for a person at a terminal: what is known of the work, then a line a block, then what was left out. */
export function toOutline(reading: ImportedReading): string {
  const { text, blocks, dropped, warnings, abstract, keywords } = reading
  const body = blocks.filter((block) => block.type !== 'note')
  const notes = blocks.filter((block) => block.type === 'note')
  const words = text.match(/\S+/g)?.length ?? 0
  return [
    reading.title || '(no title)',
    ...reading.authors.map(({ name, affiliation, email, orcid }) => `  ${[name, affiliation, email, orcid].filter((part) => part !== undefined).join(', ')}`),
    ...(['container', 'date', 'doi', 'licence'] as const).flatMap((key) => (reading[key] === undefined ? [] : [`  ${key}: ${reading[key]}`])),
    ...(keywords.length > 0 ? [`  keywords: ${keywords.join('; ')}`] : []),
    ...(abstract === undefined ? [] : [`  abstract: ${shorten(abstract)}`]),
    `  language: ${reading.language}, ${words} words, ${body.length} blocks, ${notes.length} notes`,
    '',
    ...body.map((block) => describeBlock(block, text)),
    ...list('Notes', notes.map((note) => `${note.label}. ${shorten(text.slice(note.start, note.end))}`)),
    ...list('Left out', dropped.map(({ why, text: words }) => `${why}: ${shorten(words)}`)),
    ...list('To look at', warnings),
  ].join('\n')
}

function describeBlock({ type, level, start, end, role = 'body', refs }: Block, text: string): string {
  const words = shorten(text.slice(start, end))
  const aside = [...(role === 'body' ? [] : [role]), ...(refs.length > 0 ? [`notes ${refs.map((ref) => ref.label).join(', ')}`] : [])]
  const line = type === 'heading' ? `${'#'.repeat(level ?? 2)} ${words}` : type === 'paragraph' ? words : `[${type}] ${words}`
  return aside.length > 0 ? `${line}  (${aside.join('; ')})` : line
}

const list = (title: string, lines: string[]) => (lines.length === 0 ? [] : ['', `${title}:`, ...lines.map((line) => `  ${line}`)])

function shorten(words: string): string {
  const line = words.replace(/\s+/g, ' ')
  return line.length > shown ? `${line.slice(0, shown - 1).replace(/\p{Surrogate}$/u, '').trimEnd()}…` : line
}
