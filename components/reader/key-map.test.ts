import { describe, expect, it } from 'vitest'
import { asDefaultKey, changeKey, defaultKeys, keyCommands, readKeyMap } from '@/components/reader/key-map.ts'

describe('keys that somebody has changed', () => {
  const keys = { comment: 'o', ask: 'a' }

  it('do what they were given, with Shift too, and no longer what they did', () => {
    expect(asDefaultKey('o', keys)).toBe('a')
    expect(asDefaultKey('O', keys)).toBe('A')
    expect(asDefaultKey('a', keys)).toBe('q')
    expect(asDefaultKey('q', keys)).toBeNull()
  })

  it('leave all others as they are', () => {
    for (const key of ['j', 'J', '1', 'Escape', 'Enter', '/', '?', 'z', 'é']) expect(asDefaultKey(key, keys)).toBe(key)
  })
})

describe('changing a key', () => {
  it('gives it to the command, and back when it is its own again', () => {
    expect(changeKey({}, 'comment', 'O')).toEqual({ kind: 'changed', keys: { comment: 'o' } })
    expect(changeKey({ comment: 'o' }, 'comment', 'a')).toEqual({ kind: 'changed', keys: {} })
    expect(changeKey({}, 'hide', 'ж')).toEqual({ kind: 'changed', keys: { hide: 'ж' } })
  })

  it('refuses one that another command has, and says which', () => {
    expect(changeKey({}, 'comment', 'q')).toEqual({ kind: 'taken', by: 'ask' })
    expect(changeKey({ ask: 'o' }, 'comment', 'o')).toEqual({ kind: 'taken', by: 'ask' })
    expect(changeKey({ ask: 'o' }, 'comment', 'q')).toEqual({ kind: 'changed', keys: { ask: 'o', comment: 'q' } })
  })

  it('refuses what is no single character, and the digits that mark', () => {
    for (const key of ['Escape', 'Enter', ' ', '3', 'ArrowUp']) expect(changeKey({}, 'comment', key)).toEqual({ kind: 'unfit' })
  })
})

it('gives no two commands one key by default', () => {
  expect(new Set(Object.values(defaultKeys)).size).toBe(keyCommands.length)
})

it('reads what was kept, and nothing where that is nonsense', () => {
  expect(readKeyMap('{"comment":"o","fly":"z","ask":"long"}')).toEqual({ comment: 'o' })
  for (const bad of ['', 'off', 'null', '[1]']) expect(readKeyMap(bad)).toEqual({})
})
