import { describe, expect, it } from 'vitest'
import { excerpt } from './excerpt.ts'

describe('excerpt', () => {
  it('leaves the marks of Markdown out', () => {
    expect(excerpt('> quoted\n\n**Why** would [the accord](https://example.org) hold?\n\n- `one`')).toBe('quoted Why would the accord hold? one')
  })

  it('cuts between words, and never a character in two', () => {
    expect(excerpt('one two three four', 10)).toBe('one two…')
    expect(excerpt('😀'.repeat(80), 11)).toBe('😀😀😀😀😀…')
  })
})
