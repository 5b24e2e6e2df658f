import type { Claim, Link, Position } from '@/lib/domain/annotation/entry.ts'
import { maxClaim } from '@/lib/domain/annotation/entry-key.ts'
import type { Answering, Relation, Side } from '@/lib/domain/annotation/mark.ts'
import type { Target } from '@/lib/domain/annotation/selector.ts'

export interface Answers { to: string; relation: Answering }

interface NewClaim {
  /** As `claimWords` makes it of what was typed. */
  body: string
  answers?: Answers | null | undefined
  target?: Target | undefined
  now: Date
}

/** What was typed as a claim has it: one line, without what would break it. Empty where nothing was said. */
export const claimWords = (typed: string): string => typed.replace(/[\p{Cc}\s]+/gu, ' ').trim()

/** Whether a claim may be made of these words. */
export const isClaim = (typed: string): boolean => {
  const { length } = claimWords(typed)
  return length > 0 && length <= maxClaim
}

/** A claim put by itself, or to another; resting on a passage where there is a target. */
export const makeClaim = ({ body, answers, target, now }: NewClaim): Claim =>
  ({ v: 1, kind: 'claim', body, ...(target && { target }), ...(answers && { answers }), written: now.toISOString() })

export const editClaim = (claim: Claim, body: string, now: Date): Claim => ({ ...withoutPast(claim), body, edited: now.toISOString() })

/** The same claim put to another, or, with null, by itself. */
export function moveClaim(claim: Claim, answers: Answers | null, now: Date): Claim {
  const { answers: _before, ...rest } = withoutPast(claim)
  return { ...rest, ...(answers && { answers }), edited: now.toISOString() }
}

export const makeLink = (from: string, to: string, relation: Relation, now: Date): Link => ({ v: 1, kind: 'link', from, to, relation, written: now.toISOString() })

export const makePosition = (of: string, side: Side, now: Date): Position => ({ v: 1, kind: 'position', of, side, written: now.toISOString() })

/** Which values its writer had before their eyes is the session's to say. */
function withoutPast({ follows: _follows, ...claim }: Claim): Claim {
  return claim
}
