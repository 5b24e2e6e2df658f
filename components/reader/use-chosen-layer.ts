import { useCallback, useEffect, useState } from 'react'
import { deviceStorage } from '@/components/reader/device-storage.ts'
import type { RoomView } from '@/lib/domain/reading/room-view.ts'

/** The layer one writes in and reads: a group's before the course's before one's own, or the one chosen here last time. */
export function useChosenLayer({ layers, reading, me }: RoomView) {
  const key = `postil.layer.${me.userId}.${reading.id}`
  const usual = layers.find((layer) => layer.kind === 'group') ?? layers.find((layer) => layer.kind === 'course') ?? layers[0] ?? null
  const [id, setId] = useState(usual?.id ?? null)

  useEffect(() => {
    const kept = deviceStorage().getItem(key)
    if (kept !== null && layers.some((layer) => layer.id === kept)) setId(kept)
  }, [key, layers])

  const chooseLayer = useCallback((next: string) => {
    setId(next)
    try {
      deviceStorage().setItem(key, next)
    } catch {
      // No room on the device: the choice holds for this page.
    }
  }, [key])

  const chosen = layers.find((layer) => layer.id === id) ?? usual
  const nextLayer = () => {
    const next = layers[(layers.findIndex((layer) => layer.id === chosen?.id) + 1) % layers.length]
    if (next) chooseLayer(next.id)
  }

  return { chosen, chooseLayer, nextLayer }
}
