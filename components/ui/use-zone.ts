'use client'

import { useSyncExternalStore } from 'react'

const never = () => () => undefined

/** The browser's time zone; UTC in what the server renders. For what belongs to no course. */
export const useZone = (): string => useSyncExternalStore(never, () => Intl.DateTimeFormat().resolvedOptions().timeZone, () => 'UTC')
