import type { ReactNode } from 'react'
import { WithMessages } from '@/components/ui/with-messages.tsx'

export default function ReadingLayout({ children }: { children: ReactNode }) {
  return <WithMessages of={['account', 'claim', 'importing', 'look', 'margin', 'marking', 'pages', 'presence', 'printing', 'reader', 'toDebate', 'versions']}>{children}</WithMessages>
}
