import { useCallback, useEffect, useRef } from 'react'
import type { LaidText } from '@/components/reader/use-laid-text.ts'
import { useScrolled } from '@/components/reader/use-scrolled.ts'
import type { LayerSession } from '@/lib/client/layer-session.types.ts'
import type { TextRange } from '@/lib/domain/annotation/selector.ts'
import type { LayerView } from '@/lib/domain/reading/room-view.ts'

const bar = 56

interface OwnPresence {
  layers: readonly LayerView[]
  sessionOf: (layerId: string) => LayerSession | null
  chosen: LayerView | null
  version: string
  laid: LaidText | null
  /** What is selected, and shared with the chosen layer; a private selection is nobody's business. */
  selection: TextRange | null
  /** Where one writes: the layer, and the thread in it. */
  typing: { layerId: string; thread: string } | null
  /** Whom one follows, as the others of a layer know them. */
  followingIn: (layerId: string) => string | null
}

/** ms between two places told while one scrolls: each is a message to everybody in every layer. */
const between = 150

/** Tells the others where one reads, and those of the chosen layer what one has selected. */
export function useOwnPresence({ layers, sessionOf, chosen, version, laid, selection, typing, followingIn }: OwnPresence): void {
  const place = useRef<number | null>(null)

  const tell = useCallback(() => {
    for (const layer of layers) {
      if (layer.kind === 'private') continue
      const shared = layer.id === chosen?.id ? selection : null
      sessionOf(layer.id)?.announce({ place: place.current, selection: shared && { version, start: shared.start, end: shared.end }, typing: typing?.layerId === layer.id ? typing.thread : null, following: followingIn(layer.id) })
    }
  }, [layers, sessionOf, chosen, version, selection, typing, followingIn])

  useEffect(tell, [tell])
  const latest = useRef(tell)
  useEffect(() => { latest.current = tell })
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)

  useScrolled(useCallback(() => {
    if (laid === null) return
    const now = laid.placeAt(bar + 8 - laid.root.getBoundingClientRect().top)
    if (now === place.current) return
    place.current = now
    timer.current ??= setTimeout(() => {
      timer.current = undefined
      latest.current()
    }, between)
  }, [laid]))
  useEffect(() => () => clearTimeout(timer.current), [])
}
