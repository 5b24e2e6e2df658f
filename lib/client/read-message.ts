import type { AwarenessState, PostilMessage } from '@/lib/domain/layer/wire.ts'

/*
 * What comes from our own server was checked there, by the schemas of lib/domain/layer/wire.ts; here it is only told from
 * what this page does not know. The schemas' library would be an eighth of what the reader's page loads.
 */

const numbered: ReadonlySet<unknown> = new Set<PostilMessage['type']>(['acknowledged', 'refused'])
const bare: ReadonlySet<unknown> = new Set<PostilMessage['type']>(['epoch', 'sees', 'may', 'reading-changed'])

/** A message of ours; null where a server newer than this page says more than it understands. */
export function readMessage(text: string): PostilMessage | null {
  const said = parse(text)
  if (!isObject(said)) return null
  const known = numbered.has(said['type']) ? typeof said['count'] === 'number' : bare.has(said['type'])
  return known ? (said as PostilMessage) : null
}

/** Another person's state; null where the server has not said whose it is. */
export const readPresence = (state: unknown): (AwarenessState & { handle: string }) | null =>
  isObject(state) && typeof state['handle'] === 'string' ? (state as AwarenessState & { handle: string }) : null

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
