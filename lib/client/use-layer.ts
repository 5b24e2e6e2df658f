import { useSyncExternalStore } from 'react'
import type { LayerSession, LayerSnapshot } from './layer-session.types.ts'

/** What a layer looks like before its session is open, as on the server. */
export const emptySnapshot: LayerSnapshot = {
  status: 'connecting',
  endedBy: null,
  loaded: false,
  entries: new Map(),
  pending: 0,
  drafts: [],
  durable: true,
  present: new Map(),
}

const never = () => () => undefined
const empty = () => emptySnapshot

/** The layer as it is now; renders again when it changes. Null stands for a session not yet open. */
export function useLayer(session: LayerSession | null): LayerSnapshot {
  return useSyncExternalStore(session?.subscribe ?? never, session?.snapshot ?? empty, empty)
}
