import { Fragment, memo, type ReactNode } from 'react'
import { Formula } from '@/components/margin/formula.tsx'
import { Mention } from '@/components/margin/mention.tsx'
import { readMarkdown, type Piece } from '@/components/margin/markdown-tree.ts'

/** A note's or reply's words. Built from an allow-list: no raw HTML, no images, links only to http, https and mailto. */
export const MarkdownBody = memo(function MarkdownBody({ source }: { source: string }) {
  return <div className="prose" dir="auto">{shown(readMarkdown(source))}</div>
})

const shown = (pieces: readonly Piece[]): ReactNode => pieces.map((piece, at) => <Fragment key={at}>{show(piece)}</Fragment>)

function show(piece: Piece): ReactNode {
  switch (piece.kind) {
    case 'text': return piece.text
    case 'break': return <br />
    case 'formula': return <Formula tex={piece.tex} display={piece.display} typed={piece.typed} />
    case 'mention': return <Mention handle={piece.handle} name={piece.name} />
    case 'code': return <code>{piece.text}</code>
    case 'code-block': return <pre tabIndex={0}><code>{piece.text}</code></pre>
    case 'paragraph': return <p>{shown(piece.pieces)}</p>
    case 'emphasis': return <em>{shown(piece.pieces)}</em>
    case 'strong': return <strong>{shown(piece.pieces)}</strong>
    case 'delete': return <del>{shown(piece.pieces)}</del>
    case 'quote': return <blockquote>{shown(piece.pieces)}</blockquote>
    case 'item': return <li>{shown(piece.pieces)}</li>
    case 'list': return piece.start === null ? <ul>{shown(piece.pieces)}</ul> : <ol start={piece.start}>{shown(piece.pieces)}</ol>
    case 'link': return <a href={piece.href} target="_blank" rel="noopener noreferrer ugc">{shown(piece.pieces)}</a>
  }
}
