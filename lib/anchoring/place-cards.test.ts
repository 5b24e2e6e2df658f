import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placeCards, type CardToPlace } from './place-cards.ts'

const gap = 20
const card = fc.record({ wanted: fc.double({ min: 0, max: 5000, noNaN: true }), height: fc.integer({ min: 10, max: 400 }) })
const margin = fc.array(card, { maxLength: 60 }).map((cards) =>
  cards.toSorted((a, b) => a.wanted - b.wanted).map((c, i): CardToPlace => ({ key: `k${i}`, ...c })))

const topsOf = (cards: CardToPlace[], options = {}) => [...placeCards(cards, { gap, ...options })]
const displacement = (cards: CardToPlace[], tops: number[]) => cards.reduce((sum, { wanted }, i) => sum + (tops[i]! - wanted) ** 2, 0)

describe('placeCards', () => {
  it('leaves cards that do not touch where they want to be', () => {
    expect(topsOf([{ key: 'a', wanted: 0, height: 100 }, { key: 'b', wanted: 120, height: 50 }])).toEqual([0, 120])
  })

  it('parts two cards of one passage evenly around it', () => {
    expect(topsOf([{ key: 'a', wanted: 500, height: 100 }, { key: 'b', wanted: 500, height: 100 }])).toEqual([440, 560])
  })

  it('lets no card overlap the next, and keeps their order', () => {
    fc.assert(fc.property(margin, fc.nat(), (cards, n) => {
      const tops = topsOf(cards, { selected: cards[n % (cards.length || 1)]?.key ?? null })
      for (let i = 1; i < cards.length; i++) expect(tops[i]! - tops[i - 1]! - cards[i - 1]!.height).toBeGreaterThanOrEqual(gap - 1e-6)
    }))
  })

  it('keeps the selected card level with its passage', () => {
    fc.assert(fc.property(margin.filter((cards) => cards.length > 0), fc.nat(), (cards, n) => {
      const selected = cards[n % cards.length]!
      expect(Math.abs(topsOf(cards, { selected: selected.key })[n % cards.length]! - selected.wanted)).toBeLessThan(0.5)
    }))
  })

  it('moves cards no more than a walk from the top does', () => {
    fc.assert(fc.property(margin, (cards) => {
      let free = -Infinity
      const walked = cards.map(({ wanted, height }) => {
        const top = Math.max(wanted, free)
        free = top + height + gap
        return top
      })
      expect(displacement(cards, topsOf(cards))).toBeLessThanOrEqual(displacement(cards, walked) + 1e-3)
    }))
  })

  it('finds the same for a part of the cards as for all, where the parts do not touch', () => {
    fc.assert(fc.property(margin, margin, (above, below) => {
      const far = below.map((card) => ({ ...card, key: `far ${card.key}`, wanted: card.wanted + 1e6 }))
      const apart = [...topsOf(above), ...topsOf(far)]
      for (const [i, top] of topsOf([...above, ...far]).entries()) expect(top).toBeCloseTo(apart[i]!, 3)
    }))
  })

  it('begins no card above the floor', () => {
    fc.assert(fc.property(margin, (cards) => {
      const tops = topsOf(cards, { floor: 40 })
      for (const [i, top] of tops.entries()) {
        expect(top).toBeGreaterThanOrEqual(40 - 1e-6)
        if (i > 0) expect(top - tops[i - 1]! - cards[i - 1]!.height).toBeGreaterThanOrEqual(gap - 1e-6)
      }
    }))
  })
})
