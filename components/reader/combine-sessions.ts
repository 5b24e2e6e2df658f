import type { LayerSession, LayerSnapshot } from '@/lib/client/layer-session.types.ts'

export interface CombinedSessions {
  subscribe: (listener: () => void) => () => void
  snapshot: () => readonly LayerSnapshot[]
}

/** Several layers as one store for useSyncExternalStore: the same list until one of them changes. */
export function combineSessions(sessions: readonly Pick<LayerSession, 'subscribe' | 'snapshot'>[]): CombinedSessions {
  let last: readonly LayerSnapshot[] = sessions.map((session) => session.snapshot())
  return {
    subscribe(listener: () => void): () => void {
      const stops = sessions.map((session) => session.subscribe(listener))
      return () => { for (const stop of stops) stop() }
    },
    snapshot(): readonly LayerSnapshot[] {
      const now = sessions.map((session) => session.snapshot())
      if (now.some((one, at) => one !== last[at])) last = now
      return last
    },
  }
}
