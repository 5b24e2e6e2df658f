import type { LayerSession, LayerSnapshot } from '@/lib/client/layer-session.types.ts'

/** Long enough for a server that is there; a person does not wait longer for one that is not. ms. */
const patience = 3000

/** What `find` finds in a room as soon as it finds something; null where that takes too long. */
export function waitFor<T>(session: Pick<LayerSession, 'subscribe' | 'snapshot'>, find: (snapshot: LayerSnapshot) => T | null, limit = patience): Promise<T | null> {
  return new Promise((resolve) => {
    const end = (found: T | null) => {
      clearTimeout(timer)
      stop()
      resolve(found)
    }
    const look = () => {
      const found = find(session.snapshot())
      if (found !== null) end(found)
    }
    const timer = setTimeout(() => end(null), limit)
    const stop = session.subscribe(look)
    look()
  })
}
