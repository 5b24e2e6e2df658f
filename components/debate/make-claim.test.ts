import { describe, expect, it } from 'vitest'
import { claim as claimSchema, link, position } from '@/lib/domain/annotation/entry.ts'
import { claimWords, editClaim, isClaim, makeClaim, makeLink, makePosition, moveClaim } from './make-claim.ts'

const now = new Date('2026-11-22T10:00:00Z')
const later = new Date('2026-11-22T11:00:00Z')
const [thesis, pro] = ['adaadaadaada:thesis--', 'benbenbenben:pro-----']

describe('what is put in a debate', () => {
  it('is one line, whatever was typed', () => {
    expect(claimWords('  Not\n more,\t but\u0000 other. ')).toBe('Not more, but other.')
    expect([isClaim(' \n '), isClaim('a'.repeat(500)), isClaim('a'.repeat(501))]).toEqual([false, true, false])
  })

  it('is what the schema takes, by itself and to another', () => {
    for (const answers of [null, { to: thesis, relation: 'qualifies' as const }]) {
      expect(claimSchema.parse(makeClaim({ body: 'Words.', answers, now }))).toMatchObject(answers ? { answers } : { body: 'Words.' })
    }
    expect(link.safeParse(makeLink(pro, thesis, 'same-claim', now)).success).toBe(true)
    expect(position.safeParse(makePosition(thesis, 'unsure', now)).success).toBe(true)
  })

  it('keeps its place when its words change, and its words when its place does', () => {
    const claim = makeClaim({ body: 'Words.', answers: { to: thesis, relation: 'supports' }, now })
    expect(editClaim({ ...claim, follows: [claim.written] }, 'Others.', later)).toEqual({ ...claim, body: 'Others.', edited: later.toISOString() })
    expect(moveClaim(claim, { to: pro, relation: 'challenges' }, later)).toEqual({ ...claim, answers: { to: pro, relation: 'challenges' }, edited: later.toISOString() })
    expect('answers' in moveClaim(claim, null, later)).toBe(false)
  })
})
