import type { ReactNode } from 'react'
import { WithMessages } from '@/components/ui/with-messages.tsx'

export default function CourseLayout({ children }: { children: ReactNode }) {
  return <WithMessages of={['account', 'course', 'importing', 'offline', 'versions']}>{children}</WithMessages>
}
