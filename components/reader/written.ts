import type { LayerEntry } from '@/lib/client/layer-session.types.ts'
import type { Language } from '@/lib/domain/account/language.ts'
import { joinWords } from '@/lib/messages/join-words.ts'
import type { Translate } from '@/lib/messages/catalogue.ts'

/** What the reader has written in all layers of a reading, as a sentence. */
export function sayWritten(t: Translate<'reader'>, language: Language, layers: readonly ReadonlyMap<string, LayerEntry>[]): string {
  const own = layers.flatMap((entries) => [...entries.values()]).filter((entry) => entry.mine).map((entry) => entry.value)
  const notes = own.filter((value) => value.kind === 'annotation' && value.motivation !== 'highlighting').length
  const highlights = own.filter((value) => value.kind === 'annotation' && value.motivation === 'highlighting').length
  const replies = own.filter((value) => value.kind === 'reply').length
  const parts = [
    notes > 0 && t('written.notes', { count: notes }),
    highlights > 0 && t('written.highlights', { count: highlights }),
    replies > 0 && t('written.replies', { count: replies }),
  ].filter((part) => part !== false)
  return parts.length === 0 ? t('written.none') : t('written.all', { what: joinWords(parts, language) })
}
