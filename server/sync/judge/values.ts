import type { EntryValue } from '@/lib/domain/annotation/entry.ts'
import { entryKeyPattern, entryValue, handleOf, isAtItsKey } from '@/lib/domain/annotation/entry.ts'
import { moderation } from '@/lib/domain/layer/moderation.ts'
import type { DecodedItem } from './decode-update.ts'
import { Refusal } from './refusal.ts'
import type { RoomRules } from './rules.ts'

/** Throws unless `handle` may write under `key`. */
export function judgeKey(key: string, handle: string): void {
  if (!entryKeyPattern.test(key)) throw new Refusal('bad-key', [key.slice(0, 100)])
  if (handleOf(key) !== handle) throw new Refusal('foreign-entry', [key])
}

/** The value at `key` if it is plain JSON, an entry of the schema of a kind that the room takes, and quotes what a reading says. Throws otherwise. */
export function judgeValue(key: string, { value, isPlain }: DecodedItem, rules: RoomRules): EntryValue {
  if (!isPlain) throw new Refusal('bad-value', [key])
  const parsed = entryValue.safeParse(value)
  if (!parsed.success || !rules.kinds.has(parsed.data.kind)) throw new Refusal('bad-value', [key])
  if (!isAtItsKey(key, parsed.data)) throw new Refusal('bad-key', [key])
  if ('target' in parsed.data && parsed.data.target !== undefined && !rules.says(parsed.data.target)) throw new Refusal('bad-quotation', [key])
  return parsed.data
}

/** Throws unless the value says whether the entry at `key` is hidden. */
export function judgeModeration(key: string, { value, isPlain }: DecodedItem): void {
  if (!isPlain || !moderation.safeParse(value).success) throw new Refusal('bad-value', [key])
}
