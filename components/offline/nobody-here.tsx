'use client'

import { useEffect } from 'react'
import { setWho } from '@/lib/client/offline/keep.ts'

/** On the door: nothing that was kept opens until somebody is signed in again. */
export function NobodyHere() {
  useEffect(() => { void setWho(null).catch(() => undefined) }, [])
  return null
}
