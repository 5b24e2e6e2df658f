import { useMemo } from 'react'
import type { LiveLayer } from '@/components/reader/use-layers.ts'
import type { People } from '@/components/reader/use-people.ts'

/** Who else writes in which thread at the moment: handles by the thread's key. */
export function useTypists(live: readonly LiveLayer[], people: People): ReadonlyMap<string, readonly string[]> {
  const now = live.flatMap(({ snapshot }) => [...snapshot.present].flatMap(([handle, { typing }]) => (typing == null || people[handle]?.me === true ? [] : [`${typing} ${handle}`]))).join('\n')
  return useMemo(() => {
    const found = new Map<string, string[]>()
    for (const [thread = '', handle = ''] of now.split('\n').filter((one) => one !== '').map((one) => one.split(' '))) found.set(thread, [...(found.get(thread) ?? []), handle])
    return found
  }, [now])
}
