import { getMessages } from 'next-intl/server'
import type { ReactNode } from 'react'
import { MoreMessages } from '@/components/ui/more-messages.tsx'
import type { Namespace } from '@/lib/messages/catalogue.ts'

/** Gives what is inside the messages of these namespaces in the browser, beside those that stand around it. What renders on the server alone needs none. */
export async function WithMessages({ of: namespaces, children }: { of: readonly Namespace[]; children: ReactNode }) {
  const all = await getMessages()
  return <MoreMessages messages={Object.fromEntries(namespaces.map((name) => [name, all[name]]))}>{children}</MoreMessages>
}
