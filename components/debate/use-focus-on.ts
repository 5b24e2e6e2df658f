import { useCallback, useEffect, useRef } from 'react'

/** ms: what was done shows at once, or after a moment where it is written to this device first. */
const patience = 1500

/** Moves the focus, after what was done changed the page, to the first of these claims that is there, or to where one is added: it is never lost. */
export function useFocusOn() {
  const wanted = useRef<{ keys: readonly string[]; until: number } | null>(null)
  const look = useCallback((last = false) => {
    if (wanted.current === null) return
    const { keys, until } = wanted.current
    const found = keys.map(find)
    const at = found.findIndex((element) => element !== null)
    // The first is waited for.
    if (at > 0 && !last && performance.now() < until && document.activeElement !== document.body) return
    const element = found[at] ?? (last ? document.getElementById('main') : null)
    if (element == null) return
    wanted.current = null
    element.focus()
    element.scrollIntoView({ block: 'nearest' })
  }, [])
  useEffect(() => look())
  return useCallback((...keys: (string | null | undefined)[]) => {
    wanted.current = { keys: keys.filter((key) => key != null), until: performance.now() + patience }
    setTimeout(() => look(true), patience)
  }, [look])
}

const find = (key: string): HTMLElement | null =>
  document.querySelector<HTMLElement>(key === 'add' ? '.debate .add' : `[data-claim="${CSS.escape(key)}"] > .body`)
