import { createContext, useContext } from 'react'
import type { DeedName, Deeds } from '@/components/margin/deeds.ts'
import type { DraftStore } from '@/components/margin/drafts.ts'
import type { NoteFilter } from '@/components/margin/note-filter.ts'
import type { SeenStore } from '@/components/margin/seen.ts'
import type { Thread } from '@/components/margin/threads.ts'
import type { People } from '@/components/reader/use-people.ts'
import type { LayerEntry } from '@/lib/client/layer-session.types.ts'
import type { Annotation, EntryValue, Reply, Resolution } from '@/lib/domain/annotation/entry.ts'
import type { Mark, ReactionSign, Stance } from '@/lib/domain/annotation/mark.ts'
import type { TextRange } from '@/lib/domain/annotation/selector.ts'
import type { LayerView, RoomView } from '@/lib/domain/reading/room-view.ts'
import type { TextIndex } from '@/lib/anchoring/text-index.ts'

/** What is written goes to this device first, so each resolves as soon as it is safe here; false where it could not be kept at all. */
export interface RoomWriting {
  /** What was done on this page, to be undone and redone. */
  deeds: Deeds
  highlight(range: TextRange, mark: Mark, layer: LayerView): Promise<boolean>
  /** Sends a note that was being written. */
  note(draftId: string): Promise<boolean>
  reply(layerId: string, thread: string, stance: Stance, body: string): Promise<boolean>
  set(layerId: string, entry: LayerEntry, value: EntryValue, name: DeedName): Promise<boolean>
  withdraw(layerId: string, entry: LayerEntry, value: Annotation | Reply): Promise<boolean>
  /** Nods to a note or reply, or takes a nod back that was `given`. */
  react(layer: LayerView, of: string, sign: ReactionSign, given: boolean): Promise<boolean>
  /** Says whether a thread is settled, after what was said `before`. */
  resolve(layer: LayerView, thread: string, state: Resolution['state'], before: Resolution | null): Promise<boolean>
  /** Puts one's own note on another passage; its key, and with it its thread, stay. */
  movePassage(layerId: string, entry: LayerEntry, value: Annotation, range: TextRange): Promise<boolean>
  /** Writes one's own note into another layer; gives the key it has there, null where it could not be kept. */
  copy(to: LayerView, value: Annotation): Promise<string | null>
  /** The same, and takes it back where it was. */
  move(from: LayerView, to: LayerView, entry: LayerEntry, value: Annotation): Promise<string | null>
  /** Takes one of the values that two devices left. */
  settle(layerId: string, key: string, value: EntryValue): Promise<boolean>
  /** Of those who lead the course: hides somebody's entry from all but them and themselves, or shows it again. */
  moderate(layerId: string, key: string, hidden: boolean): Promise<boolean>
  resend(layerId: string, key: string, value: EntryValue): Promise<boolean>
  discard(layerId: string, key: string): Promise<boolean>
}

/** Addresses to hand on. */
export interface RoomLinks {
  copyPassage: (range: TextRange) => void
  copyNote: (key: string) => void
}

/** How a card comes to be selected. */
export interface Selecting {
  /** Brings its passage into view. */
  reveal?: boolean
  /** Moves the focus to the card. */
  focus?: boolean
}

/** What every part of the room needs; the same object while others type, come and go. */
export interface Room {
  view: RoomView
  /** Null until the text is there. */
  index: TextIndex | null
  people: People
  drafts: DraftStore
  seen: SeenStore
  writing: RoomWriting
  links: RoomLinks
  /** Tags of this reading, the most used first. */
  knownTags: readonly string[]
  /** Shows only the notes that are like that, and adds it to what is asked for already. */
  filterBy: (part: Partial<NoteFilter>) => void
  /** Begins to put a note of one's own on another passage. */
  changePassage: (thread: Thread) => void
  /** Asks what the six marks are called; null where that is not one's to say. */
  nameMarks: (() => void) | null
  /** Takes a note's passage, at its place in this text, and its words to a debate; null for who puts nothing forward. */
  toDebate: ((note: Annotation, range: TextRange | null) => void) | null
  /** Tells a layer in which thread one writes. */
  tellTyping: (layerId: string, thread: string | null) => void
  select: (key: string | null, how?: Selecting) => void
  point: (key: string | null) => void
}

export const RoomContext = createContext<Room | null>(null)

export function useRoom(): Room {
  const room = useContext(RoomContext)
  if (room === null) throw new Error('useRoom stands outside of a reading room.')
  return room
}

/** Who writes in which thread at the moment, by key: handles. Apart from the room, since it changes all the time. */
export const TypingContext = createContext<ReadonlyMap<string, readonly string[]>>(new Map())
