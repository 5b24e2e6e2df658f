import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import type { RoomView } from '@/lib/domain/reading/room-view.ts'

/** The view with the layers named as the reader calls them; a group has its own name. */
export function useNamedLayers(view: RoomView): RoomView {
  const t = useTranslations('margin')
  return useMemo(() => ({
    ...view,
    layers: view.layers.map((layer) => (layer.kind === 'group' ? layer : { ...layer, name: t(layer.kind === 'private' ? 'layers.me' : 'layers.course') })),
  }), [view, t])
}
