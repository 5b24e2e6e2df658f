import { findReadingFor, noSuchReading } from '@/lib/db/access.ts'
import { listOwnThreads, type ThreadEntry } from '@/lib/db/entries.ts'
import { findPlacesOf } from '@/lib/db/placements.ts'
import { findLatestVersion } from '@/lib/db/readings.ts'
import { findUser } from '@/lib/db/users.ts'
import type { Annotation } from '@/lib/domain/annotation/entry.ts'
import { readBlocks, readPages } from '@/lib/domain/reading/stored.ts'
import { exportNotes, type ExportedReply } from '@/lib/exporting/markdown.ts'
import { placeNotes } from '@/lib/exporting/place-notes.ts'

export interface NotesFile {
  fileName: string
  markdown: string
}

/**
 * All that the person noted on a reading, over every layer they see, with the answers in those threads, as Markdown.
 * `marks`: also highlights without words. Throws `not-found`.
 */
export async function exportOwnNotes(userId: string, readingId: string, { marks }: { marks: boolean }, now = new Date()): Promise<NotesFile> {
  const reading = await findReadingFor(userId, readingId)
  const [version, user] = await Promise.all([findLatestVersion(readingId), findUser(userId)])
  if (!reading || !version || !user) throw noSuchReading()
  const threads = await listOwnThreads(userId, readingId)
  const places = await findPlacesOf(version.id, threads.map(({ key }) => key))
  const notes = threads.flatMap((entry) => {
    if (entry.value.kind !== 'annotation') return []
    const replies = threads.flatMap((other) => (other.roomId === entry.roomId && other.value.kind === 'reply' && other.value.thread === entry.key ? [exportReply(other)] : []))
    const isBare = entry.value.body.trim() === '' && replies.length === 0
    return isBare && !marks ? [] : [exportNote(entry, entry.value, replies, entry.versionId === version.id ? entry : (places.get(entry.key) ?? null))]
  })
  const markdown = exportNotes({
    reading: { title: reading.title, authors: reading.authors, source: reading.source },
    course: reading.course.title,
    timeZone: reading.course.timeZone,
    exportedAt: now.toISOString(),
    person: user.name,
    notes: placeNotes(notes, version.text, readBlocks(version.blocks), readPages(version.pages)),
  })
  return { fileName: fileNameOf(reading.title), markdown }
}

/** `place`: where it stands in the version that is exported. */
function exportNote({ authorName, kind, groupName, value: { written }, arrivedAt }: ThreadEntry, note: Annotation, replies: ExportedReply[], place: { start: number | null; end: number | null } | null) {
  const [start, end] = [place?.start ?? null, place?.end ?? null]
  return {
    author: authorName,
    mark: note.mark,
    motivation: note.motivation,
    exact: note.target.selector[1].exact,
    body: note.body,
    layer: kind === 'private' ? 'only me' : kind === 'course' ? 'the course' : (groupName ?? 'a group'),
    written: believable(written, arrivedAt),
    replies,
    range: start === null || end === null ? null : { start, end },
  }
}

function exportReply({ authorName, value, arrivedAt }: ThreadEntry): ExportedReply {
  const isReply = value.kind === 'reply'
  return { author: authorName, stance: isReply ? value.stance : 'plain', body: isReply ? value.body : null, written: believable(value.written, arrivedAt) }
}

/** When something was written is the writer's claim; one later than its arrival is a wrong clock's. */
const believable = (written: string, arrivedAt: Date) => (new Date(written) > arrivedAt ? arrivedAt.toISOString() : written)

function fileNameOf(title: string): string {
  const words = title.normalize('NFC').toLocaleLowerCase('en').replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '')
  return `${[...words].slice(0, 60).join('') || 'reading'}-notes.md`
}
