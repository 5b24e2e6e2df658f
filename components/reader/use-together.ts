import { useCallback, useMemo, useState } from 'react'
import { handleIn, presentPeople, type PresentPerson } from '@/components/presence/present-people.ts'
import { useFollowing, type Following } from '@/components/presence/use-following.ts'
import { useTypists } from '@/components/margin/use-typists.ts'
import type { LaidText } from '@/components/reader/use-laid-text.ts'
import type { LiveLayer } from '@/components/reader/use-layers.ts'
import { useOwnPresence } from '@/components/reader/use-own-presence.ts'
import type { People } from '@/components/reader/use-people.ts'
import type { LayerSession } from '@/lib/client/layer-session.types.ts'
import type { TextRange } from '@/lib/domain/annotation/selector.ts'
import type { LayerView, RoomView } from '@/lib/domain/reading/room-view.ts'

interface TogetherParts {
  view: RoomView
  live: readonly LiveLayer[]
  people: People
  sessionOf: (layerId: string) => LayerSession | null
  chosen: LayerView | null
  laid: LaidText | null
  /** What is selected and may be seen by others. */
  selection: TextRange | null
}

interface Together {
  here: readonly PresentPerson[]
  following: Following
  /** Who else writes, by thread. */
  typists: ReadonlyMap<string, readonly string[]>
  /** Tells a layer in which thread one writes oneself. */
  tellTyping: (layerId: string, thread: string | null) => void
}

/** Who else is here and whom one follows; and tells them where one is oneself. */
export function useTogether({ view, live, people, sessionOf, chosen, laid, selection }: TogetherParts): Together {
  const [typing, setTyping] = useState<{ layerId: string; thread: string } | null>(null)
  const here = useMemo(() => presentPeople(live.map(({ snapshot }) => snapshot.present), people), [live, people])
  const following = useFollowing(here, laid)
  const followed = following.id
  const followingIn = useCallback((layerId: string) => {
    const present = followed === null ? undefined : live.find(({ layer }) => layer.id === layerId)?.snapshot.present
    return present === undefined || followed === null ? null : handleIn(present, people, followed)
  }, [live, people, followed])
  useOwnPresence({ layers: view.layers, sessionOf, chosen, version: view.version.id, laid, selection, typing, followingIn })
  const typists = useTypists(live, people)
  const tellTyping = useCallback((layerId: string, thread: string | null) => setTyping((before) => (thread === null ? (before?.layerId === layerId ? null : before) : { layerId, thread })), [])
  return { here, following, typists, tellTyping }
}
