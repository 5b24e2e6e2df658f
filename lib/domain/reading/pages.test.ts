import { describe, expect, it } from 'vitest'
import { pageAt } from './pages.ts'

describe('pageAt', () => {
  const pages = [{ label: 'xi', start: 5 }, { label: '1', start: 9 }, { label: '2', start: 9 }, { label: '3', start: 20 }]

  it.each([[4, undefined], [5, 'xi'], [8, 'xi'], [9, '2'], [19, '2'], [20, '3'], [400, '3']])('knows the page that offset %i stands on', (offset, label) => {
    expect(pageAt(pages, offset)?.label).toBe(label)
  })

  it('knows none where there are none', () => {
    expect(pageAt([], 3)).toBeNull()
  })
})
