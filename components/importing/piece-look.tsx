import type { Piece } from '@/lib/domain/reading/draft.ts'
import { InlineWords } from './inline-words.tsx'

/** A piece as the reader will see it. */
export function PieceLook({ piece }: { piece: Piece }) {
  const words = <InlineWords {...piece} />
  switch (piece.type) {
    case 'heading': {
      const Name = `h${Math.min(6, Math.max(2, piece.level ?? 2))}` as 'h2'
      return <Name>{words}</Name>
    }
    case 'paragraph': return <p>{words}</p>
    case 'blockquote': return <blockquote><p>{words}</p></blockquote>
    case 'listItem': return (
      <ul className={piece.label === undefined ? undefined : 'numbered'}><li data-level={piece.level} data-label={piece.label}>{words}</li></ul>
    )
    case 'caption': return <p className="caption">{words}</p>
    case 'pullquote': return <p className="pullquote">{words}</p>
    case 'code': return <pre><code>{words}</code></pre>
    case 'table': return <TableLook text={piece.text} />
    case 'note': return <div className="notes"><p data-label={piece.label}>{words}</p></div>
  }
}

function TableLook({ text }: { text: string }) {
  const [head = [], ...rows] = text.split('\n').map((row) => row.split('\t'))
  return (
    <div className="table">
      <table>
        <thead><tr>{head.map((cell, index) => <th key={index} scope="col">{cell}</th>)}</tr></thead>
        <tbody>{rows.map((row, at) => <tr key={at}>{row.map((cell, index) => <td key={index}>{cell}</td>)}</tr>)}</tbody>
      </table>
    </div>
  )
}
