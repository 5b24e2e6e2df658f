import type { EntryValue } from '@/lib/domain/annotation/entry.ts'
import { entryKeyPattern, entryValue, handleOf, isAtItsKey } from '@/lib/domain/annotation/entry.ts'
import { saysWhatItQuotes } from '@/lib/domain/annotation/selector.ts'
import { moderation } from '@/lib/domain/layer/moderation.ts'
import type { DecodedItem } from './decode-update.ts'
import { Refusal } from './refusal.ts'

/** The texts of a reading by version id. */
export type ReadingTexts = ReadonlyMap<string, string>

/** Throws unless `handle` may write under `key`. */
export function judgeKey(key: string, handle: string): void {
  if (!entryKeyPattern.test(key)) throw new Refusal('bad-key', [key.slice(0, 100)])
  if (handleOf(key) !== handle) throw new Refusal('foreign-entry', [key])
}

/** The value at `key` if it is plain JSON, an entry of the schema, and quotes what the reading says. Throws otherwise. */
export function judgeValue(key: string, { value, isPlain }: DecodedItem, texts: ReadingTexts): EntryValue {
  if (!isPlain) throw new Refusal('bad-value', [key])
  const parsed = entryValue.safeParse(value)
  if (!parsed.success) throw new Refusal('bad-value', [key])
  if (!isAtItsKey(key, parsed.data)) throw new Refusal('bad-key', [key])
  if ('target' in parsed.data && parsed.data.target !== undefined) {
    const text = texts.get(parsed.data.target.version)
    if (text === undefined || !saysWhatItQuotes(text, parsed.data.target)) throw new Refusal('bad-quotation', [key])
  }
  return parsed.data
}

/** Throws unless the value says whether the entry at `key` is hidden. */
export function judgeModeration(key: string, { value, isPlain }: DecodedItem): void {
  if (!isPlain || !moderation.safeParse(value).success) throw new Refusal('bad-value', [key])
}
