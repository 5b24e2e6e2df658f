import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { htmlAttributes, themeScript } from './theme.ts'

/** Runs the script as a browser would before it paints, over what the server wrote; gives <html>'s data attributes, the nonce and what is kept. */
function run(storage: Record<string, string> | 'closed', dataset: Record<string, string> = {}) {
  const context: Record<string, unknown> = {
    document: { currentScript: { nonce: 'abc' }, documentElement: { dataset } },
    localStorage: {
      getItem(key: string) {
        if (storage === 'closed') throw new Error('SecurityError')
        return storage[key] ?? null
      },
      setItem: (key: string, value: string) => { if (storage !== 'closed') storage[key] = value },
      removeItem: (key: string) => { if (storage !== 'closed') delete storage[key] },
    },
  }
  runInNewContext(themeScript, context)
  return { dataset, nonce: context['__webpack_nonce__'], storage }
}

test('sets the theme and the size that this browser keeps', () => {
  expect(run({ 'postil.theme': 'sepia', 'postil.type': '22' })).toMatchObject({ dataset: { theme: 'sepia', type: '22' }, nonce: 'abc' })
})

test('leaves both to the system and the default where nothing, or nonsense, is kept', () => {
  expect(run({}).dataset).toEqual({})
  expect(run({ 'postil.theme': 'neon', 'postil.type': '1e9', 'postil.face': 'papyrus' }).dataset).toEqual({})
})

test('goes on where the browser closes its storage', () => {
  expect(run('closed').dataset).toEqual({})
})

test('leaves what the account keeps as the server wrote it, and keeps it here too', () => {
  const { dataset, storage } = run({ 'postil.theme': 'dark', 'postil.face': 'atkinson' }, { account: 'kept', theme: 'sepia', spacing: 'wide' })
  expect(dataset).toEqual({ account: 'kept', theme: 'sepia', spacing: 'wide' })
  expect(storage).toEqual({ 'postil.theme': 'sepia', 'postil.spacing': 'wide' })
})

test('shows what this browser keeps to somebody whose account has nothing yet', () => {
  expect(run({ 'postil.theme': 'dark' }, { account: 'new' }).dataset).toEqual({ account: 'new', theme: 'dark' })
})

test('writes an account’s preferences as attributes, none for who is signed out', () => {
  expect(htmlAttributes(null)).toEqual({})
  expect(htmlAttributes({})).toEqual({ 'data-account': 'new' })
  expect(htmlAttributes({ theme: 'sepia', size: '20', face: 'atkinson', keys: { comment: 'x' }, keysOff: true })).toEqual({
    'data-account': 'kept', 'data-theme': 'sepia', 'data-type': '20', 'data-face': 'atkinson', 'data-keys': '{"comment":"x"}', 'data-keys-off': 'off',
  })
})
