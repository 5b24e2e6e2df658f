import { describe, expect, it } from 'vitest'
import { entryValue, isAtItsKey, linkId, positionId, reactionId, resolutionId, type Annotation } from './entry.ts'

const ada = 'adaadaadaada'
const note = `${ada}:firstnote`
const written = '2026-11-22T10:00:00Z'
const base: Annotation = {
  v: 1, kind: 'annotation', motivation: 'commenting', mark: 'claim', body: 'words', written,
  target: { version: 'v1', selector: [{ type: 'TextPositionSelector', start: 0, end: 1 }, { type: 'TextQuoteSelector', exact: 'T', prefix: '', suffix: '' }] },
}
const takes = (value: unknown) => entryValue.safeParse(value).success
const tagged = (...tags: string[]) => takes({ ...base, tags })

describe('entryValue', () => {
  it('takes a note with tags as people write them, and one without', () => {
    expect(takes(base)).toBe(true)
    expect(tagged()).toBe(true)
    expect(tagged('flood', 'Les inondations', '洪水')).toBe(true)
  })

  it('refuses tags that are empty, twice there, too long, too many, or would break a list of tags', () => {
    expect(tagged('')).toBe(false)
    expect(tagged('a', 'a')).toBe(false)
    expect(tagged('a'.repeat(41))).toBe(false)
    expect(tagged(...Array.from({ length: 11 }, (_, at) => `t${at}`))).toBe(false)
    for (const bad of [' a', 'a ', 'a,b', 'a\nb']) expect(tagged(bad)).toBe(false)
  })

  it('takes a reaction of the short list and no other', () => {
    expect(takes({ v: 1, kind: 'reaction', of: note, emoji: '👍', written })).toBe(true)
    expect(takes({ v: 1, kind: 'reaction', of: note, emoji: '🍕', written })).toBe(false)
    expect(takes({ v: 1, kind: 'reaction', of: 'nonsense', emoji: '👍', written })).toBe(false)
  })

  it('takes a claim in one line of words of its own, on a passage or not, and no other', () => {
    const claim = { v: 1, kind: 'claim', body: 'The mandate came before the means.', written }
    expect(takes(claim)).toBe(true)
    expect(takes({ ...claim, target: base.target, answers: { to: note, relation: 'challenges' } })).toBe(true)
    for (const body of ['', ' led by a space', 'two\nlines', 'a'.repeat(501)]) expect(takes({ ...claim, body })).toBe(false)
    expect(takes({ ...claim, answers: { to: note, relation: 'same-claim' } })).toBe(false)
    expect(takes({ ...claim, answers: { to: 'nonsense', relation: 'supports' } })).toBe(false)
  })

  it('takes a link between two claims and a position on one', () => {
    const link = { v: 1, kind: 'link', from: note, to: `${ada}:secondclaim`, relation: 'same-claim', written }
    expect(takes(link)).toBe(true)
    expect(takes({ ...link, to: note })).toBe(false)
    expect(takes({ v: 1, kind: 'position', of: note, side: 'unsure', written })).toBe(true)
    expect(takes({ v: 1, kind: 'position', of: note, side: 'perhaps', written })).toBe(false)
  })

  it('takes a word on a thread, settled or open', () => {
    expect(takes({ v: 1, kind: 'resolution', thread: note, state: 'resolved', written })).toBe(true)
    expect(takes({ v: 1, kind: 'resolution', thread: note, state: 'perhaps', written })).toBe(false)
  })
})

describe('isAtItsKey', () => {
  it('lets what there is one of stand only at the id derived for it', () => {
    const reaction = { v: 1, kind: 'reaction', of: note, emoji: '👍', written } as const
    expect(isAtItsKey(`${ada}:${reactionId(note, '👍')}`, reaction)).toBe(true)
    expect(isAtItsKey(`${ada}:${reactionId(note, '💡')}`, reaction)).toBe(false)
    expect(isAtItsKey(`${ada}:anythingelse`, reaction)).toBe(false)
    const resolution = { v: 1, kind: 'resolution', thread: note, state: 'open', written } as const
    expect(isAtItsKey(`${ada}:${resolutionId(note)}`, resolution)).toBe(true)
    expect(isAtItsKey(`${ada}:anythingelse`, resolution)).toBe(false)
    const position = { v: 1, kind: 'position', of: note, side: 'agree', written } as const
    expect(isAtItsKey(`${ada}:${positionId(note)}`, position)).toBe(true)
    expect(isAtItsKey(`${ada}:anythingelse`, position)).toBe(false)
    const link = { v: 1, kind: 'link', from: note, to: `${ada}:secondclaim`, relation: 'supports', written } as const
    expect(isAtItsKey(`${ada}:${linkId(link.from, link.to)}`, link)).toBe(true)
    expect(isAtItsKey(`${ada}:${linkId(link.to, link.from)}`, link)).toBe(false)
    expect(isAtItsKey(`${ada}:anythingelse`, base)).toBe(true)
  })

  it('gives ids that other programs can compute: FNV-1a, 64 bits', () => {
    expect(reactionId(note, '👍')).toMatch(/^reaction-[0-9a-f]{16}$/)
    // The hash of "a" as its authors publish it.
    expect(resolutionId('a')).toBe('resolution-af63dc4c8601ec8c')
  })
})
