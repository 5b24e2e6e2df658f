'use client'

import type { ComponentProps } from 'react'
import { Sheet, SheetContent } from '@/components/ui/sheet.tsx'

type RoomSheetProps = Pick<ComponentProps<typeof Sheet>, 'open' | 'onOpenChange'> & Pick<ComponentProps<typeof SheetContent>, 'side' | 'title' | 'quietTitle' | 'children'>

/** What stands beside the text where no column has room for it. */
export function RoomSheet({ open, onOpenChange, ...content }: RoomSheetProps) {
  return <Sheet open={open} onOpenChange={onOpenChange}><SheetContent {...content} /></Sheet>
}
