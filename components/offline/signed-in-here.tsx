'use client'

import { useSignedInHere } from './use-signed-in-here.ts'

/** On every page of somebody who is signed in. */
export function SignedInHere({ userId }: { userId: string }) {
  useSignedInHere(userId)
  return null
}
