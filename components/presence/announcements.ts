import type { Language } from '@/lib/domain/account/language.ts'
import type { Translate } from '@/lib/messages/catalogue.ts'
import { joinWords } from '@/lib/messages/join-words.ts'

/** What happened since the last sentence was spoken. */
export interface Happenings {
  joined: readonly string[]
  left: readonly string[]
  /** Names of those who wrote, one a note. */
  notes: readonly string[]
}

const listed = 3

function sayNames(t: Translate<'presence'>, language: Language, names: readonly string[]): string {
  const each = [...new Set(names)]
  return each.length > listed ? t('andMore', { names: each.slice(0, listed - 1).join(', '), count: each.length - listed + 1 }) : joinWords(each, language)
}

/** One polite line for a screen reader, empty when there is nothing to say. Who came and went within it is not mentioned. */
export function sayHappenings(t: Translate<'presence'>, language: Language, { joined, left, notes }: Happenings): string {
  const came = joined.filter((name) => !left.includes(name))
  const went = left.filter((name) => !joined.includes(name))
  const names = (some: readonly string[]) => sayNames(t, language, some)
  return [
    came.length > 0 && t('here', { count: new Set(came).size, names: names(came) }),
    went.length > 0 && t('left', { names: names(went) }),
    notes.length === 1 && t('newNote', { name: notes[0] ?? '' }),
    notes.length > 1 && t('newNotes', { count: notes.length, names: names(notes) }),
  ].filter(Boolean).join(' ')
}
