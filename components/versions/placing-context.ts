import { createContext, useContext } from 'react'
import type { Thread } from '@/components/margin/threads.ts'

/** What a card needs to let its reader say where its note belongs. */
export interface FindingPlaces {
  mayPlace: (thread: Thread) => boolean
  start: (thread: Thread) => void
}

export const PlacingContext = createContext<FindingPlaces>({ mayPlace: () => false, start: () => undefined })
export const useFindingPlaces = () => useContext(PlacingContext)
