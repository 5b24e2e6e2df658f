import { useCallback, useEffect, useRef } from 'react'

/** ms: what was done shows at once, or after a moment where it is written to this device first. */
const patience = 1500

/**
 * Moves the focus to the first of these claims that is there, at once or when the page has changed; where what had it goes
 * away meanwhile, to the next of them. It is never lost.
 */
export function useFocusOn() {
  const wanted = useRef<{ keys: readonly string[]; done: boolean } | null>(null)
  const look = useCallback((last: boolean) => {
    const now = wanted.current
    if (now === null) return
    const lost = document.activeElement === null || document.activeElement === document.body
    if (last) wanted.current = null
    if ((now.done || last) && !lost) return
    const found = now.keys.map(find)
    const element = found[0] ?? (lost && (now.done || last) ? found.find((one) => one !== null) ?? document.getElementById('main') : null)
    if (element == null) return
    now.done = true
    element.focus()
    element.scrollIntoView({ block: 'nearest' })
  }, [])
  useEffect(() => look(false))
  return useCallback((...keys: (string | null | undefined)[]) => {
    wanted.current = { keys: keys.filter((key) => key != null), done: false }
    look(false)
    setTimeout(() => look(true), patience)
  }, [look])
}

const find = (key: string): HTMLElement | null =>
  document.querySelector<HTMLElement>(key === 'add' ? '.debate .add' : `[data-claim="${CSS.escape(key)}"] > .body`)
