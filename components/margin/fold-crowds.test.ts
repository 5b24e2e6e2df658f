import { describe, expect, it } from 'vitest'
import { foldCrowds } from '@/components/margin/fold-crowds.ts'
import type { MarginItem } from '@/components/margin/margin-items.ts'
import type { ThreadReply } from '@/components/margin/threads.ts'

/** A text of paragraphs 100 code units long and 100 px high; a note is 80 px. */
const item = (key: string, start: number, replies = 0): MarginItem => ({
  kind: 'thread', key, range: { start, end: start + 5 },
  thread: { replies: Array.from({ length: replies }, () => ({}) as ThreadReply), unanswered: false, resolved: false } as unknown as Extract<MarginItem, { kind: 'thread' }>['thread'],
})
const crowd = (count: number, start: number) => Array.from({ length: count }, (_, at) => item(`${start}.${at}`, start, at))
const fold = (items: readonly MarginItem[], { open = [] as number[], selected = '' } = {}) => foldCrowds(items, {
  levelOf: (offset) => offset, heightOf: () => 80, blockAt: (offset) => Math.floor(offset / 100), open: new Set(open), keeps: ({ key }) => key === selected,
})
const keys = (items: readonly MarginItem[]) => items.map(({ key }) => key)

describe('foldCrowds', () => {
  it('leaves a lively page as it is', () => {
    const items = [...crowd(4, 0), ...crowd(5, 500), ...crowd(3, 1200)]
    expect(fold(items)).toBe(items)
  })

  it('holds the rest of a crowd in one line at its passage, and shows the most discussed', () => {
    const rows = fold([...crowd(60, 300), item('far', 30_000)])
    expect(rows.at(-1)?.key).toBe('far')
    const stack = rows.find(({ kind }) => kind === 'stack')
    expect(stack).toMatchObject({ key: 'stack:3', block: 3, open: false })
    expect(rows.length - 2 + (stack?.kind === 'stack' ? stack.count : 0)).toBe(60)
    expect(keys(rows)).toContain('300.59')
  })

  it('keeps the selected note out of the line, in its place', () => {
    const crowded = [...crowd(60, 300), ...crowd(60, 400)]
    expect(keys(fold(crowded))).not.toContain('300.1')
    expect(keys(fold(crowded, { selected: '300.1' }))[0]).toBe('300.1')
  })

  it('shows all notes of a paragraph that was opened', () => {
    const rows = fold([...crowd(60, 300), ...crowd(60, 400)], { open: [3] })
    expect(keys(rows).filter((key) => key.startsWith('300.'))).toHaveLength(60)
    expect(rows.find(({ key }) => key === 'stack:3')).toMatchObject({ open: true })
  })

  it('leaves what has no place at the end', () => {
    const orphan: MarginItem = { ...item('lost', 0), range: null } as MarginItem
    expect(keys(fold([...crowd(60, 300), ...crowd(60, 400), orphan])).at(-1)).toBe('lost')
  })

  it('keeps ten thousand notes within a few screens of their passages', () => {
    const items = Array.from({ length: 10_000 }, (_, at) => item(`n${at}`, at * 6))
    const rows = fold(items)
    expect(rows.length).toBeLessThan(2_000)
    expect(rows.reduce((sum, row) => sum + (row.kind === 'stack' ? row.count : 1), 0)).toBe(10_000)
  })
})
