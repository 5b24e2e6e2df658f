import type { EntryValue } from '@/lib/domain/annotation/entry.ts'
import { entryKeyPattern, entryValue, handleOf, isAtItsKey } from '@/lib/domain/annotation/entry.ts'
import { saysWhatItQuotes } from '@/lib/domain/annotation/selector.ts'
import { moderation } from '@/lib/domain/layer/moderation.ts'
import { Refusal } from './refusal.ts'

/** The texts of a reading by version id. */
export type ReadingTexts = ReadonlyMap<string, string>

const maxDepth = 8
/** Postgres keeps neither lone surrogates nor NUL. */
const isStorable = (text: string) => text.isWellFormed() && !text.includes('\0')

/** Throws unless `handle` may write under `key`. */
export function judgeKey(key: string, handle: string): void {
  if (!entryKeyPattern.test(key)) throw new Refusal('bad-key', [key.slice(0, 100)])
  if (handleOf(key) !== handle) throw new Refusal('foreign-entry', [key])
}

/** The value at `key` if it is plain JSON, an entry of the schema, and quotes what the reading says. Throws otherwise. */
export function judgeValue(key: string, value: unknown, texts: ReadingTexts): EntryValue {
  if (!isPlain(value)) throw new Refusal('bad-value', [key])
  const parsed = entryValue.safeParse(value)
  if (!parsed.success) throw new Refusal('bad-value', [key])
  if (!isAtItsKey(key, parsed.data)) throw new Refusal('bad-key', [key])
  if ('target' in parsed.data && parsed.data.target !== undefined) {
    const text = texts.get(parsed.data.target.version)
    if (text === undefined || !saysWhatItQuotes(text, parsed.data.target)) throw new Refusal('bad-quotation', [key])
  }
  return parsed.data
}

/** Throws unless `value` says whether the entry at `key` is hidden. */
export function judgeModeration(key: string, value: unknown): void {
  if (!isPlain(value) || !moderation.safeParse(value).success) throw new Refusal('bad-value', [key])
}

/**
 * Whether JSON and Postgres give `value` back as it is. What lib0 can carry beyond that (undefined, BigInt, bytes,
 * NaN, a `__proto__` that a schema takes for own fields) is not plain.
 */
export function isPlain(value: unknown, depth = 0): boolean {
  if (depth > maxDepth) return false
  switch (typeof value) {
    case 'string': return isStorable(value)
    case 'number': return Number.isFinite(value) && !Object.is(value, -0)
    case 'boolean': return true
    case 'object': return value === null || isPlainObject(value, depth)
    case 'bigint': case 'function': case 'symbol': case 'undefined': return false
  }
}

function isPlainObject(value: object, depth: number): boolean {
  if (Array.isArray(value)) return value.every((item) => isPlain(item, depth + 1))
  if (Object.getPrototypeOf(value) !== Object.prototype) return false
  return Object.keys(value).every((name) => isStorable(name) && isPlain((value as Record<string, unknown>)[name], depth + 1))
}
