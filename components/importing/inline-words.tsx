import type { ReactNode } from 'react'
import type { InlineMark } from '@/lib/domain/reading/block.ts'
import type { Piece } from '@/lib/domain/reading/draft.ts'

const elements = { strong: 'strong', emphasis: 'em', sup: 'sup', code: 'code' } as const

/** A piece's words as they will look, with their markers; what is doubtful is marked. Links lead nowhere here. */
export function InlineWords({ text, marks, refs, carried }: Pick<Piece, 'text' | 'marks' | 'refs' | 'carried'>) {
  const doubts = carried.filter(({ kind, start, end }) => kind === 'doubt' && end - start < text.length)
  const edges = new Set([0, ...[...marks, ...doubts].flatMap(({ start, end }) => [start, end]), ...refs.map(({ offset }) => offset)])
  const points = [...edges].filter((point) => point <= text.length).sort((a, b) => a - b)
  return points.map((point, index) => {
    const words = text.slice(point, points[index + 1] ?? text.length)
    const here = marks.filter(({ start, end }) => start <= point && end > point)
    const isDoubtful = doubts.some(({ start, end }) => start <= point && end > point)
    return (
      <span key={point}>
        {refs.filter(({ offset }) => offset === point).map(({ label }, at) => <sup key={at} className="fn" data-label={label} />)}
        {words !== '' && (isDoubtful ? <mark className="doubtful">{wrap(words, here)}</mark> : wrap(words, here))}
      </span>
    )
  })
}

function wrap(words: string, marks: InlineMark[]): ReactNode {
  return marks.reduce<ReactNode>((inner, { kind }) => {
    if (kind === 'link') return <span className="linked">{inner}</span>
    const Element = elements[kind]
    return <Element>{inner}</Element>
  }, words)
}
