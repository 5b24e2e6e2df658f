import { waitFor } from '@/components/debate/to-debate/wait-for.ts'
import type { LayerSession } from '@/lib/client/layer-session.types.ts'
import type { Claim } from '@/lib/domain/annotation/entry.ts'
import { makeWithdrawal } from '@/lib/domain/annotation/make-withdrawal.ts'

export type Outcome = { kind: 'there' | 'waits'; key: string } | { kind: 'refused'; message: string }

/**
 * Puts a claim into its debate's room, and waits for what the server says to it: there, refused, or on its way while nothing
 * is heard. What was refused stays with its writer's words, so its draft in the room goes. Rejects where it could not be kept at all.
 */
export async function putClaim(session: LayerSession, claim: Claim): Promise<Outcome> {
  const key = await session.add(claim)
  const outcome = await waitFor<Outcome>(session, ({ status, entries, drafts }) => {
    const refused = drafts.find((draft) => draft.key === key)
    if (refused !== undefined) return { kind: 'refused', message: refused.message }
    if (entries.get(key)?.state === 'saved') return { kind: 'there', key }
    return status === 'offline' || status === 'ended' ? { kind: 'waits', key } : null
  })
  if (outcome?.kind === 'refused') await session.discard(key)
  return outcome ?? { kind: 'waits', key }
}

/** Takes it back, having seen it where the room can be reached: no other device is then thought to have lost something. */
export async function takeBack(session: LayerSession, key: string, claim: Claim): Promise<void> {
  await waitFor(session, ({ status, entries }) => (entries.has(key) || status === 'offline' || status === 'ended' ? true : null))
  await session.set(key, makeWithdrawal(claim, new Date()))
}
