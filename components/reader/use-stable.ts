import { useState } from 'react'

/** The same list as long as it says the same. */
export function useStable<T>(list: readonly T[]): readonly T[] {
  const [kept, setKept] = useState(list)
  const same = kept.length === list.length && kept.every((one, at) => one === list[at])
  if (!same) setKept(list)
  return same ? kept : list
}
