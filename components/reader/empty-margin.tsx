'use client'

import { Button } from '@/components/ui/button.tsx'
import { Blank } from '@/components/ui/notice.tsx'
import { Skeleton } from '@/components/ui/spinner.tsx'
import type { LayerView } from '@/lib/domain/reading/room-view.ts'

interface EmptyMarginProps {
  loaded: boolean
  hidden: boolean
  layer: LayerView
  empty: boolean
  onShow: () => void
}

/** What stands in the margin while there are no cards. */
export function EmptyMargin({ loaded, hidden, layer, empty, onShow }: EmptyMarginProps) {
  if (hidden) return <Blank title="Marks are hidden."><Button variant="line" className="mt-3" onClick={onShow}>Show marks</Button></Blank>
  if (!empty) return null
  if (!loaded) return <div role="status" aria-label="Notes are loading"><Skeleton /></div>
  return (
    <Blank title={layer.kind === 'private' ? 'You have written nothing here yet.' : 'Nobody has written here yet.'}>
      <p>Select a passage, or press <kbd>a</kbd> on a paragraph.</p>
    </Blank>
  )
}
