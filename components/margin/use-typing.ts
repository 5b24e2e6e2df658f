import { useEffect, useMemo } from 'react'
import { useRoom } from '@/components/reader/room-context.ts'

/** ms after the last letter until one counts as thinking, not writing. */
const pause = 4000

/** Tells the others of a layer that one writes in a thread, while words change; nothing where no thread is given. */
export function useTyping(layerId: string, thread: string | undefined): { changed: () => void; stopped: () => void } {
  const { tellTyping } = useRoom()
  const teller = useMemo(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let on = false
    const stopped = () => {
      clearTimeout(timer)
      if (!on) return
      on = false
      tellTyping(layerId, null)
    }
    return {
      stopped,
      changed() {
        if (thread === undefined) return
        clearTimeout(timer)
        timer = setTimeout(stopped, pause)
        if (on) return
        on = true
        tellTyping(layerId, thread)
      },
    }
  }, [layerId, thread, tellTyping])
  useEffect(() => teller.stopped, [teller])
  return teller
}
