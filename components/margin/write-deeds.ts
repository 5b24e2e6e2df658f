import { Deeds, type Change, type DeedName } from '@/components/margin/deeds.ts'
import type { LayerSession } from '@/lib/client/layer-session.types.ts'
import type { EntryValue } from '@/lib/domain/annotation/entry.ts'

interface WriterParts {
  sessionOf: (layerId: string) => LayerSession | null
  /** Told what went wrong. */
  complain: (what: 'notReady' | 'notKept') => void
}

/** Writes into rooms, each thing remembered so that it can be undone. What is written goes to this device first: each resolves as soon as it is safe here. */
export function writeDeeds({ sessionOf, complain }: WriterParts) {
  /** Null where it could not be kept. */
  async function keep<T>(layerId: string, write: (session: LayerSession) => Promise<T>): Promise<T | null> {
    const session = sessionOf(layerId)
    if (session === null) {
      complain('notReady')
      return null
    }
    try {
      return await write(session)
    } catch {
      complain('notKept')
      return null
    }
  }
  const done = async (layerId: string, write: (session: LayerSession) => Promise<void>): Promise<boolean> => (await keep(layerId, async (session) => {
    await write(session)
    return true
  })) === true
  const put = (layerId: string, key: string, value: EntryValue) => done(layerId, (session) => session.set(key, value))
  const deeds = new Deeds(({ layerId, key }, value) => put(layerId, key, value))

  return {
    deeds,
    keep,
    put,
    /** Something new; its key, null where it could not be kept. */
    add: async (name: DeedName, layerId: string, value: EntryValue): Promise<string | null> => {
      const key = await keep(layerId, (session) => session.add(value))
      if (key !== null) deeds.did({ name, changes: [{ layerId, key, before: null, after: value }] })
      return key
    },
    change: async (name: DeedName, what: Change & { after: EntryValue }): Promise<boolean> => {
      const kept = await put(what.layerId, what.key, what.after)
      if (kept) deeds.did({ name, changes: [what] })
      return kept
    },
    settle: (layerId: string, key: string, value: EntryValue) => done(layerId, (session) => session.settle(key, value)),
    moderate: (layerId: string, key: string, hidden: boolean) => done(layerId, (session) => session.moderate(key, hidden)),
    resend: (layerId: string, key: string, value: EntryValue) => done(layerId, (session) => session.resend(key, value)),
    discard: (layerId: string, key: string) => done(layerId, (session) => session.discard(key)),
  }
}
