import { Fragment, type ReactNode } from 'react'
import { Formula } from '@/components/margin/formula.tsx'
import { Mention } from '@/components/margin/mention.tsx'

/** What a note may hold. Whatever else Markdown knows comes out as the words its author typed. */
export type Piece =
  | { kind: 'text'; text: string }
  | { kind: 'paragraph' | 'emphasis' | 'strong' | 'delete' | 'quote' | 'item'; pieces: Piece[] }
  | { kind: 'list'; start: number | null; pieces: Piece[] }
  | { kind: 'link'; href: string; pieces: Piece[] }
  | { kind: 'code' | 'code-block'; text: string }
  | { kind: 'formula'; tex: string; display: boolean; typed: string }
  /** Somebody of the layer; `name` is what they were called when it was written. */
  | { kind: 'mention'; handle: string; name: string }
  | { kind: 'break' }

/** Built from an allow-list: no raw HTML, no images, links only to http, https and mailto. */
export const Pieces = ({ pieces }: { pieces: readonly Piece[] }): ReactNode => shown(pieces)

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
