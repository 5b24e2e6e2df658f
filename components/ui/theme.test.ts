import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { themeScript } from './theme.ts'

/** Runs the script as a browser would before it paints; gives the data attributes of <html> and the nonce it hands on. */
function run(storage: Record<string, string> | 'closed') {
  const dataset: Record<string, string> = {}
  const context: Record<string, unknown> = {
    document: { currentScript: { nonce: 'abc' }, documentElement: { dataset } },
    localStorage: {
      getItem(key: string) {
        if (storage === 'closed') throw new Error('SecurityError')
        return storage[key] ?? null
      },
    },
  }
  runInNewContext(themeScript, context)
  return { dataset, nonce: context.__webpack_nonce__ }
}

test('sets the theme and the size that this browser keeps', () => {
  expect(run({ 'postil.theme': 'sepia', 'postil.type': '22' })).toEqual({ dataset: { theme: 'sepia', type: '22' }, nonce: 'abc' })
})

test('leaves both to the system and the default where nothing, or nonsense, is kept', () => {
  expect(run({}).dataset).toEqual({})
  expect(run({ 'postil.theme': 'neon', 'postil.type': '1e9' }).dataset).toEqual({})
})

test('goes on where the browser closes its storage', () => {
  expect(run('closed')).toEqual({ dataset: {}, nonce: 'abc' })
})
