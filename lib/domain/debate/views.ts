import type { CourseFrame } from '@/lib/domain/course/views.ts'
import type { RoomPersonView } from '@/lib/domain/reading/room-view.ts'

/** A debate in a list. Times are ISO 8601, UTC. */
export interface DebateRow {
  id: string
  question: string
  startedBy: string
  /** Null while claims may be put. */
  closedAt: string | null
  /** Claims that stand, and people who put one or took a side. */
  claims: number
  people: number
  /** When something last came; null where nothing has. */
  lastAt: string | null
}

/** `/courses/ID/debates` */
export interface DebateListView extends CourseFrame {
  debates: DebateRow[]
  mayStart: boolean
}

/** A version of a reading that claims may rest on. */
export interface DebateReading {
  readingId: string
  title: string
  authors: string[]
  language: string
  /**
   * Offsets at which the numbered paragraphs begin, in order: UTF-16 code units into the version's text. Null where no claim of
   * the room quotes the version: all versions of a course's readings would be as long as a reading. Ask for the view anew when one does.
   */
  paragraphs: number[] | null
}

/** All that a debate needs beside its room's entries. */
export interface DebateView {
  course: { id: string; title: string; timeZone: string }
  debate: { id: string; question: string; startedBy: string; closedAt: string | null; /** Change its question, close it and open it again. */ mayEdit: boolean }
  me: { userId: string; name: string; initials: string; tint: number; leads: boolean }
  room: { roomId: string; /** The reader's own handle in it. */ handle: string; mayWrite: boolean }
  /** By handle. Who came since is asked for anew. */
  people: Record<string, Omit<RoomPersonView, 'layerId'>>
  /** By version id: every version of the readings of the course that are open to all. */
  readings: Record<string, DebateReading>
}

/** The words around a place of a version, of the blocks that it lies in; cut at the end of a sentence where those are long. */
export interface PassageView {
  readingId: string
  title: string
  authors: string[]
  language: string
  direction: 'ltr' | 'rtl'
  /** Number of the paragraph; null for what has none, as a heading or a note. */
  paragraph: number | null
  before: string
  exact: string
  after: string
  /** Whether words of the block are left out before and after. */
  isCutBefore: boolean
  isCutAfter: boolean
}
