import type { ReactNode } from 'react'
import { WithMessages } from '@/components/ui/with-messages.tsx'

export default function AccountLayout({ children }: { children: ReactNode }) {
  return <WithMessages of={['account', 'course', 'look']}>{children}</WithMessages>
}
