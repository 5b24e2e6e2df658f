import { useState } from 'react'
import { useMedia } from '@/components/reader/use-media.ts'

/** Where the contents stand: beside the text where there is room for both, else in a drawer over it. */
export function useContentsPlace() {
  const [beside, setBeside] = useState(true)
  const [drawer, setDrawer] = useState(false)
  const wide = useMedia('(min-width: 1360px)')
  const toggle = () => (wide ? setBeside((before) => !before) : setDrawer((before) => !before))
  return { beside, drawer: drawer && !wide, setDrawer, open: wide ? beside : drawer, toggle }
}
