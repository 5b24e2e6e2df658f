import { useCallback, useEffect, useState } from 'react'

/** What the address says: the claim that is chosen (`c`), and the one whose branch stands on top (`b`). */
export interface DebatePlace {
  chosen: string | null
  branch: string | null
}

const nowhere: DebatePlace = { chosen: null, branch: null }

function readPlace(): DebatePlace {
  const said = new URLSearchParams(location.hash.slice(1))
  return { chosen: said.get('c'), branch: said.get('b') }
}

export function debateHash({ chosen, branch }: DebatePlace): string {
  const say = new URLSearchParams({ ...(branch !== null && { b: branch }), ...(chosen !== null && { c: chosen }) }).toString()
  return say === '' ? '' : `#${say}`
}

/** Where one is in a debate, kept in the address: opening a branch is a step that the browser goes back from. */
export function useDebatePlace() {
  const [place, setPlace] = useState(nowhere)
  useEffect(() => {
    const read = () => setPlace(readPlace())
    read()
    for (const event of ['hashchange', 'popstate']) window.addEventListener(event, read)
    return () => { for (const event of ['hashchange', 'popstate']) window.removeEventListener(event, read) }
  }, [])

  const go = useCallback((next: DebatePlace) => {
    const address = location.pathname + location.search + debateHash(next)
    if (next.branch === readPlace().branch) history.replaceState(null, '', address)
    else history.pushState(null, '', address)
    setPlace(next)
  }, [])
  return { place, go }
}
