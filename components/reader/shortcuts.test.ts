import { describe, expect, it } from 'vitest'
import { commandOf } from '@/components/reader/shortcuts.ts'

const press = (key: string, { code = '', shiftKey = false } = {}) => commandOf({ key, code, shiftKey })

describe('commandOf', () => {
  it('marks by number, with Shift for oneself alone on any keyboard', () => {
    expect(press('2', { code: 'Digit2' })).toEqual({ do: 'mark', mark: 'evidence', alone: false })
    expect(press('!', { code: 'Digit1', shiftKey: true })).toEqual({ do: 'mark', mark: 'claim', alone: true })
    expect(press('"', { code: 'Digit2', shiftKey: true })).toEqual({ do: 'mark', mark: 'evidence', alone: true })
    expect(press('é', { code: 'Digit2' })).toBeNull()
    expect(press('7', { code: 'Digit7' })).toBeNull()
  })

  it('marks plainly with h', () => {
    expect(press('h')).toEqual({ do: 'mark', mark: 'plain', alone: false })
    expect(press('H', { shiftKey: true })).toEqual({ do: 'mark', mark: 'plain', alone: true })
  })

  it('writes with a and q, with Shift for oneself alone', () => {
    expect(press('a')).toEqual({ do: 'write', motivation: 'commenting', alone: false })
    expect(press('Q', { shiftKey: true })).toEqual({ do: 'write', motivation: 'questioning', alone: true })
  })

  it('searches with a slash, wherever the keyboard has it, copies a link with y, and takes a passage to a debate with d', () => {
    expect(press('/', { code: 'Slash' })).toEqual({ do: 'search' })
    expect(press('/', { code: 'Digit7', shiftKey: true })).toEqual({ do: 'search' })
    expect(press('y')).toEqual({ do: 'link' })
    expect(press('d')).toEqual({ do: 'debate' })
  })

  it('leaves other keys to the browser', () => {
    for (const key of ['ArrowDown', ' ', 'Enter', 'Tab', 'z', 'J']) expect(press(key)).toBeNull()
  })
})
