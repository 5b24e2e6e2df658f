import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { combineSessions } from '@/components/reader/combine-sessions.ts'
import { openLayer } from '@/lib/client/layer-session.ts'
import type { LayerSession, LayerSnapshot } from '@/lib/client/layer-session.types.ts'
import { emptySnapshot } from '@/lib/client/empty-snapshot.ts'
import { syncUrl } from '@/lib/client/sync-url.ts'
import type { LayerView } from '@/lib/domain/reading/room-view.ts'

/** A layer of this reading with its session in this browser; null until the page is live. */
export interface LiveLayer {
  layer: LayerView
  session: LayerSession | null
  snapshot: LayerSnapshot
}

const none = combineSessions([])

/** Opens every layer for as long as the page stands. `layers` is taken once: a right that ends closes its socket. */
export function useLayers(layers: readonly LayerView[], userId: string): { live: readonly LiveLayer[]; sessionOf: (layerId: string) => LayerSession | null } {
  const [opened] = useState(layers)
  const [sessions, setSessions] = useState<readonly LayerSession[]>([])

  useEffect(() => {
    const made = opened.map(({ roomId, handle }) => openLayer({ serverUrl: syncUrl(), roomId, handle, userId }))
    setSessions(made)
    return () => {
      setSessions([])
      for (const session of made) session.close()
    }
  }, [opened, userId])

  const store = useMemo(() => combineSessions(sessions), [sessions])
  const snapshots = useSyncExternalStore(store.subscribe, store.snapshot, none.snapshot)
  const live = useMemo(
    () => opened.map((layer, at) => ({ layer, session: sessions[at] ?? null, snapshot: snapshots[at] ?? emptySnapshot })),
    [opened, sessions, snapshots],
  )
  const sessionOf = useCallback((layerId: string) => sessions[opened.findIndex((layer) => layer.id === layerId)] ?? null, [opened, sessions])
  return { live, sessionOf }
}
