import type { MarkNames } from '@/lib/domain/annotation/mark-names.ts'
import type { Hiding } from '@/lib/domain/layer/hiding.ts'
import type { LayerKind } from '@/lib/domain/layer/layer-kind.ts'
import type { Placements } from './placement.ts'

/** A person as others see them: name, monogram, and one of six person tints (1 to 6), stable for that person. */
export interface PersonView {
  name: string
  initials: string
  tint: number
  me: boolean
}

/** A person in the layers of one reading. */
export interface RoomPersonView extends PersonView {
  /** The same for all handles of one person that the viewer may know to be one. */
  alias: string
  /** The layer in which they have this handle. */
  layerId: string
}

/** What is known of the work beside its title, its authors' names and where it appeared. */
export interface WorkView {
  /** Where the reading's source says something else. */
  container?: string
  /** YYYY, YYYY-MM or YYYY-MM-DD. */
  date?: string
  doi?: string
  licence?: string
  abstract?: string
  keywords: string[]
  people: { name: string; affiliation?: string; orcid?: string }[]
  /** Whether the reader may download the file it was made from. */
  original: boolean
}

export interface LayerView {
  id: string
  kind: LayerKind
  /** "Me", the group's name, or "Course". */
  name: string
  roomId: string
  /** The reader's own handle in it. */
  handle: string
  mayWrite: boolean
  /** What it hides from those who do not lead the course; until when, ISO 8601, UTC. Whether it does now, the session's snapshot says. */
  hiding: Hiding
  revealAt: string | null
}

/** Everything the reading room needs beside the text itself, which travels as HTML. */
export interface RoomView {
  course: { id: string; title: string; timeZone: string; markNames: MarkNames; mayNameMarks: boolean }
  reading: { id: string; title: string; authors: string[]; source: string | null }
  work: WorkView
  version: { id: string; number: number; language: string }
  /** Where entries of other versions stand in this one; of those that arrived since it was published, nothing is said yet. */
  placements: Placements
  /** The original's pages can be read too; null where there are none, or where the reader may not see them. `shared`: everyone of the course may. */
  pages: { count: number; shared: boolean } | null
  /** Headings, for the contents: offset of the heading in the text, level, words. */
  outline: { start: number; level: number; text: string }[]
  /** `leads`: is of the course's staff. */
  me: { userId: string; name: string; initials: string; tint: number; leads: boolean }
  /** In the order of the switch: private, groups, course. */
  layers: LayerView[]
  /** By handle, over all of `layers`. */
  people: Record<string, RoomPersonView>
  assignment: { dueAt: string | null; prompt: string; askedBy: string } | null
}
