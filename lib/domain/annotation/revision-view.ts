import type { EntryValue } from './entry.ts'

/** A value of an entry's history, as the API gives it. */
export interface RevisionView {
  /** When it arrived, ISO 8601. */
  at: string
  value: EntryValue
  /** It was accepted, and is not what the entry says, and no later value was written with it in view. Only its author is shown it. */
  lost: boolean
}

/** One's own entry that two devices edited without knowing of each other. */
export interface ConflictView {
  key: string
  /** What was lost to what the entry says now. */
  others: EntryValue[]
}
