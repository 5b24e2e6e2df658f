import type { Claim, Link, Position } from '@/lib/domain/annotation/entry.ts'
import { linkId, positionId } from '@/lib/domain/annotation/entry.ts'

const written = '2026-11-22T10:00:00Z'

export const claim = (body: string, more: Partial<Claim> = {}): Claim => ({ v: 1, kind: 'claim', body, written, ...more })

/** With the key it stands at. */
export const linkOf = (handle: string, from: string, to: string, relation: Link['relation'] = 'supports'): [string, Link] =>
  [`${handle}:${linkId(from, to)}`, { v: 1, kind: 'link', from, to, relation, written }]

export const positionOf = (handle: string, of: string, side: Position['side'] = 'agree'): [string, Position] =>
  [`${handle}:${positionId(of)}`, { v: 1, kind: 'position', of, side, written }]
