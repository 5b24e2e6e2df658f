import type { ReactNode } from 'react'
import { WithMessages } from '@/components/ui/with-messages.tsx'

export default function ReadingLayout({ children }: { children: ReactNode }) {
  return <WithMessages of={['account', 'importing', 'look', 'margin', 'marking', 'pages', 'presence', 'printing', 'reader', 'versions']}>{children}</WithMessages>
}
