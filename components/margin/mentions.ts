import { sameStart } from '@/components/margin/same-word.ts'
import type { RoomPersonView } from '@/lib/domain/reading/room-view.ts'

export interface Mentionable {
  handle: string
  person: RoomPersonView
}

const most = 6
/** An at sign that begins a word, and what follows it up to the caret: a name may have a space in it. */
const begun = /(?:^|[\s([{«“"'])@([\p{L}\p{N}][\p{L}\p{N}\p{M}'’.\- ]{0,30})?$/u

/** What has been typed of a name before `caret`, and where its at sign stands; null where nobody is being named. */
export function findMention(words: string, caret: number): { start: number; words: string } | null {
  const typed = begun.exec(words.slice(Math.max(0, caret - 40), caret))
  if (typed === null) return null
  const name = typed[1] ?? ''
  return { start: caret - name.length - 1, words: name }
}

/** The others of a layer of whose name some word begins so, by name. */
export function listMentionable(people: Readonly<Record<string, RoomPersonView>>, layerId: string, words: string): Mentionable[] {
  return Object.entries(people)
    .filter(([, person]) => person.layerId === layerId && !person.me && (sameStart(person.name, words) || person.name.split(/\s+/).some((part) => sameStart(part, words))))
    .map(([handle, person]) => ({ handle, person }))
    .sort((a, b) => a.person.name.localeCompare(b.person.name))
    .slice(0, most)
}

/** `words` with the person named from `start` to `caret`, and where the caret then stands. Brackets in a name would end it. */
export function withMention(words: string, start: number, caret: number, { handle, person }: Mentionable): { words: string; caret: number } {
  const mention = `@[${person.name.replace(/[[\]\\]/g, '')}](${handle}) `
  return { words: words.slice(0, start) + mention + words.slice(caret).replace(/^ /, ''), caret: start + mention.length }
}
