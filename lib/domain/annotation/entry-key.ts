import { derivedId } from './derived-id.ts'
import type { EntryValue, Reaction } from './entry.ts'

/** What can be said of entries without their schema: limits, and how keys are made. */
export const maxBody = 20_000
export const maxTags = 10
export const maxTag = 40
export const maxFollows = 8
/** UTF-16 code units. */
export const maxClaim = 500

const handlePart = '[a-z0-9]{12}'
export const handlePattern = new RegExp(`^${handlePart}$`)
export const entryKeyPattern = new RegExp(`^${handlePart}:[A-Za-z0-9_-]{8,32}$`)

/** The handle in a key. */
export const handleOf = (key: string) => key.slice(0, key.indexOf(':'))

/** The id at which a person's reaction to `of` stands, and no other. */
export const reactionId = (of: string, emoji: Reaction['emoji']) => derivedId('reaction', `${of} ${emoji}`)

/** The id at which a person's word on `thread` stands, and no other. */
export const resolutionId = (thread: string) => derivedId('resolution', thread)

/** The id at which a person's word on what `from` does to `to` stands, and no other. */
export const linkId = (from: string, to: string) => derivedId('link', `${from} ${to}`)

/** The id at which a person's position on the claim `of` stands, and no other. */
export const positionId = (of: string) => derivedId('position', of)

/** Whether `value` may stand at `key`: what is one of a kind only at the id derived for it, anything else anywhere. */
export function isAtItsKey(key: string, value: EntryValue): boolean {
  const id = key.slice(key.indexOf(':') + 1)
  switch (value.kind) {
    case 'reaction': return id === reactionId(value.of, value.emoji)
    case 'resolution': return id === resolutionId(value.thread)
    case 'link': return id === linkId(value.from, value.to)
    case 'position': return id === positionId(value.of)
    case 'annotation': case 'reply': case 'withdrawal': case 'claim': return true
  }
}
