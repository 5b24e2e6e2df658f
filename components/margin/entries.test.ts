import { describe, expect, it } from 'vitest'
import { editBody, editMark, makeAnnotation, makeReply } from '@/components/margin/entries.ts'
import { makeWithdrawal } from '@/lib/domain/annotation/make-withdrawal.ts'
import { entryValue, type Annotation } from '@/lib/domain/annotation/entry.ts'

const text = 'The order of those verbs mattered.'
const now = new Date('2026-11-22T10:00:00Z')
const later = new Date('2026-11-22T11:00:00Z')
const make = (body: string, range = { start: 4, end: 9 }) =>
  makeAnnotation({ text, version: 'v1', range, mark: 'claim', motivation: body === '' ? 'highlighting' : 'commenting', body, now })
const valid = (value: unknown) => entryValue.safeParse(value).success

describe('entries made in the margin', () => {
  it('quotes the passage a note is about', () => {
    const note = make(' words ') as Annotation
    expect(valid(note)).toBe(true)
    expect(note.body).toBe('words')
    expect(note.target.selector[1].exact).toBe('order')
  })

  it('refuses a passage that is not of the text', () => {
    expect(make('words', { start: 4, end: 900 })).toBeNull()
    expect(make('words', { start: 4, end: 4 })).toBeNull()
  })

  it('makes a comment of a highlight that gets words, and a highlight of a note that loses them', () => {
    const bare = make('') as Annotation
    const worded = editBody(bare, 'now with words', later)
    expect(worded).toMatchObject({ motivation: 'commenting', written: now.toISOString(), edited: later.toISOString() })
    expect(editBody(worded, ' ', later).motivation).toBe('highlighting')
    expect(valid(worded) && valid(editBody(worded, '', later)) && valid(editMark(bare, 'doubt', later))).toBe(true)
  })

  it('leaves the place and no words of what is taken back', () => {
    const note = make('secret') as Annotation
    const gone = makeWithdrawal(note, later)
    expect(valid(gone)).toBe(true)
    expect(gone.target).toEqual(note.target)
    expect(gone).not.toHaveProperty('body')
    const reply = makeReply('abcdefghijkl:12345678', 'asks', 'why?', now)
    expect(valid(reply)).toBe(true)
    expect(makeWithdrawal(reply, later)).toMatchObject({ thread: reply.thread, written: reply.written })
  })
})
