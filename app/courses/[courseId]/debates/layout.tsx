import type { ReactNode } from 'react'
import { WithMessages } from '@/components/ui/with-messages.tsx'

export default function DebatesLayout({ children }: { children: ReactNode }) {
  return <WithMessages of={['claim', 'debate']}>{children}</WithMessages>
}
