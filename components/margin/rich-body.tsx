import { memo } from 'react'
import { readMarkdown } from '@/components/margin/markdown-tree.ts'
import { Pieces } from '@/components/margin/pieces.tsx'

/** Words with what Markdown makes of them. */
export const RichBody = memo(function RichBody({ source }: { source: string }) {
  return <Pieces pieces={readMarkdown(source)} />
})
