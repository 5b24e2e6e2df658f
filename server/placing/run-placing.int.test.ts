import { describe, expect, it } from 'vitest'
import { runPlacing } from './run-placing.ts'

const entry = { prefix: 'and ', suffix: ' so', at: null, byHand: false }

describe('placing entries in a thread', () => {
  it('gives what placing them here would, and leaves this thread free meanwhile', async () => {
    const text = 'The well was dry, and nobody had said so. '.repeat(40_000)
    let turns = 0
    const timer = setInterval(() => { turns++ }, 1)
    const placed = await runPlacing({ text, versions: {}, entries: [{ id: 'a', exact: 'nobody had said', ...entry }, { id: 'b', exact: 'of quite other things that are nowhere told', ...entry }] })
    clearInterval(timer)
    expect(placed).toMatchObject([{ id: 'a', place: { method: 'exact' } }, { id: 'b', place: null }])
    expect(turns).toBeGreaterThan(10)
  })
})
