import type { Mark, Stance } from '@/lib/domain/annotation/mark.ts'
import { containMarkdown, escapeMarkdown } from './escape-markdown.ts'
import type { NotePlace } from './place-notes.ts'

export interface ExportedReply {
  author: string
  stance: Stance
  /** Markdown; null when its author took it back. */
  body: string | null
  /** ISO 8601. */
  written: string
}

export interface ExportedNote extends NotePlace {
  author: string
  mark: Mark
  motivation: 'highlighting' | 'commenting' | 'questioning'
  /** The passage, as the text says it. */
  exact: string
  /** Markdown; empty for a highlight, null when its author took it back. */
  body: string | null
  /** The layer's name, as "Only me" or the group's. */
  layer: string
  written: string
  /** In the order they are to be read. */
  replies: ExportedReply[]
}

export interface NotesExport {
  reading: { title: string; authors: string[]; source: string | null }
  course: string
  /** IANA zone of the course, for dates. */
  timeZone: string
  /** ISO 8601. */
  exportedAt: string
  /** Whose notes these are. */
  person: string
  /** In the order of the reading, as `placeNotes` gives them. */
  notes: ExportedNote[]
}

const markWords: Record<Mark, string> = { claim: 'Claim', evidence: 'Evidence', question: 'Question', doubt: 'Doubt', term: 'Term', plain: 'Note' }
const stanceWords: Record<Stance, string> = { plain: 'replies', supports: 'supports', challenges: 'challenges', asks: 'asks' }

/**
 * A person's notes of a reading as a Markdown document: under the reading's headings and in its order, each passage as a
 * block quotation, then its mark, place, comment and replies. What people wrote stays Markdown inside its own list item;
 * everything else is escaped.
 */
export function exportNotes(input: NotesExport): string {
  const { reading, person, course, notes } = input
  const day = dayIn(input.timeZone)
  const head = [
    `# ${escapeMarkdown(reading.title)}`,
    ...(reading.authors.length > 0 ? ['', reading.authors.map(escapeMarkdown).join(', ')] : []),
    ...(reading.source ? ['', escapeMarkdown(reading.source)] : []),
    '',
    `Notes by ${escapeMarkdown(person)} for ${escapeMarkdown(course)}, taken home on ${day(input.exportedAt)}.`,
  ]
  if (notes.length === 0) return [...head, '', 'No notes yet.', ''].join('\n')
  return [...head, ...notes.flatMap((note, index) => [...headingOf(note, notes[index - 1]), ...noteLines(note, day)]), ''].join('\n')
}

function headingOf(note: ExportedNote, before: ExportedNote | undefined): string[] {
  if (before !== undefined && sectionOf(before) === sectionOf(note)) return []
  const section = sectionOf(note)
  return section === '' ? [] : ['', `## ${section}`]
}

function sectionOf(note: ExportedNote): string {
  if (note.heading !== null) return escapeMarkdown(note.heading)
  return note.where?.startsWith('note ') === true ? 'Notes of the text' : ''
}

function noteLines(note: ExportedNote, day: (instant: string) => string): string[] {
  const quotation = note.exact.split('\n').flatMap((line, index) => (line.trim() === '' ? [] : [...(index > 0 ? ['>'] : []), `> ${escapeMarkdown(line)}`]))
  const word = note.motivation === 'highlighting' && note.mark === 'plain' ? 'Highlight' : markWords[note.mark]
  const head = [note.where, word].filter((part) => part !== null).join(' · ')
  return [
    '',
    ...quotation,
    '',
    `- **${head}** · ${escapeMarkdown(note.author)}, ${escapeMarkdown(note.layer)}, ${day(note.written)}`,
    ...bodyLines(note.body, 1),
    ...note.replies.flatMap((reply) => [
      '',
      `  - **${escapeMarkdown(reply.author)} ${stanceWords[reply.stance]}**, ${day(reply.written)}`,
      ...bodyLines(reply.body, 2),
    ]),
  ]
}

function bodyLines(body: string | null, depth: number): string[] {
  if (body === null) return ['', `${'  '.repeat(depth)}*Withdrawn.*`]
  if (body.trim() === '') return []
  return ['', ...containMarkdown(body).map((line) => (line.trim() === '' ? '' : '  '.repeat(depth) + line))]
}

function dayIn(timeZone: string): (instant: string) => string {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, day: 'numeric', month: 'long', year: 'numeric' })
  return (instant) => format.format(new Date(instant))
}
