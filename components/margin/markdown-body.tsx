import { lazy, memo, Suspense, type ComponentType } from 'react'
import { Pieces } from '@/components/margin/pieces.tsx'
import { readPlain } from '@/components/margin/plain-words.ts'

/** The parser of Markdown is fetched with the first note that needs it; where it cannot be had, words stand as they were typed. */
const RichBody = lazy<ComponentType<{ source: string }>>(() => import('@/components/margin/rich-body.tsx').then(({ RichBody: Rich }) => ({ default: Rich }), () => ({ default: AsTyped })))

/** A note's or reply's words. */
export const MarkdownBody = memo(function MarkdownBody({ source }: { source: string }) {
  const plain = readPlain(source)
  return (
    <div className="prose" dir="auto">
      {plain !== null ? <Pieces pieces={plain} /> : <Suspense fallback={<AsTyped source={source} />}><RichBody source={source} /></Suspense>}
    </div>
  )
})

const AsTyped = ({ source }: { source: string }) => <p className="whitespace-pre-line">{source}</p>
