import type { LayerSnapshot } from './layer-session.types.ts'

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
  seesOthers: true,
}
