'use client'

import { useEffect, useState } from 'react'
import { api, ApiError } from '@/lib/client/api.ts'
import type { ImportView } from '@/lib/domain/reading/import-view.ts'

/** ms between two looks at an import that is under way, at first and at last. */
const soonest = 300
const latest = 2_000

const isUnderWay = ({ state }: ImportView) => state === 'queued' || state === 'running'

/** An import as it is now: asked for again while it is under way and the page is seen. `lost`: the server did not answer last time. */
export function useImport(first: ImportView): { view: ImportView; lost: boolean; set: (view: ImportView) => void } {
  const [view, set] = useState(first)
  const [lost, setLost] = useState(false)
  const underWay = isUnderWay(view)
  const { id } = view

  useEffect(() => {
    if (!underWay) return
    let every = soonest
    let stopped = false
    let timer: ReturnType<typeof setTimeout>
    const look = async () => {
      if (document.visibilityState === 'visible') {
        try {
          const now = await api.get<ImportView>(`/api/imports/${id}`)
          if (stopped) return
          setLost(false)
          set(now)
        } catch (error) {
          if (stopped) return
          setLost(true)
          if (error instanceof ApiError && error.status >= 400 && error.status < 500) return
        }
      }
      every = Math.min(latest, every * 1.2)
      timer = setTimeout(() => void look(), every)
    }
    timer = setTimeout(() => void look(), every)
    return () => {
      stopped = true
      clearTimeout(timer)
    }
  }, [id, underWay])

  return { view, lost, set }
}
