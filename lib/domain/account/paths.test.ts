import { describe, expect, it } from 'vitest'
import { safeNext, signInPath } from './paths.ts'

describe('safeNext', () => {
  it.each([
    ['/courses/abc?tab=people#top', '/courses/abc?tab=people#top'],
    ['/', '/'],
    [null, '/'],
    ['', '/'],
    ['//evil.example/x', '/'],
    ['/\\evil.example', '/'],
    ['/\t/evil.example', '/'],
    ['https://evil.example', '/'],
    ['javascript:alert(1)', '/'],
    ['courses', '/'],
  ])('leads from %j to %j', (next, path) => {
    expect(safeNext(next)).toBe(path)
  })

  it('comes back from the sign-in page to where one was', () => {
    const next = '/readings/abc?at=5&b=ü'
    expect(safeNext(new URL(signInPath(next), 'http://x').searchParams.get('next'))).toBe('/readings/abc?at=5&b=%C3%BC')
  })
})
