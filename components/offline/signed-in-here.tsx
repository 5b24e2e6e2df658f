'use client'

import { useSendWaiting } from './use-send-waiting.ts'
import { useSignedInHere } from './use-signed-in-here.ts'

/** On every page of somebody who is signed in. */
export function SignedInHere({ userId }: { userId: string }) {
  useSignedInHere(userId)
  useSendWaiting(userId)
  return null
}
