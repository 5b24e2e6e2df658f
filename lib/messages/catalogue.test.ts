import path from 'node:path'
import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { findLiterals } from '@/lib/testing/find-literals.ts'
import { findMessageUses } from '@/lib/testing/find-message-uses.ts'
import { readPageSources } from '@/lib/testing/read-sources.ts'
import { english } from './en/index.ts'
import { french } from './fr/index.ts'

type Tree = { [key: string]: string | Tree }

const flatten = (tree: Tree, before = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) => (typeof value === 'string' ? [[before + key, value] as [string, string]] : flatten(value, `${before}${key}.`)))
const inEnglish = new Map(flatten(english))
const inFrench = new Map(flatten(french))

/** What a message takes: names of values, and of tags. */
function argumentsOf(message: string): string[] {
  const names = new Set<string>()
  const collect = (elements: MessageFormatElement[]): void => {
    for (const element of elements) {
      if (element.type === TYPE.literal || element.type === TYPE.pound) continue
      names.add(element.value)
      if (element.type === TYPE.select || element.type === TYPE.plural) Object.values(element.options).forEach(({ value }) => collect(value))
      if (element.type === TYPE.tag) collect(element.children)
    }
  }
  collect(parse(message))
  return [...names].sort()
}

describe('the catalogues', () => {
  test('have the same keys', () => {
    expect([...inFrench.keys()].sort()).toEqual([...inEnglish.keys()].sort())
  })

  test('take the same values and tags in both languages', () => {
    for (const [key, message] of inEnglish) expect(argumentsOf(inFrench.get(key) ?? ''), key).toEqual(argumentsOf(message))
  })

  test('are set as French is: narrow spaces, curved apostrophes', () => {
    for (const [key, message] of inFrench) expect(message, key).not.toMatch(/['"]|[ \u00a0][;:?!»]|«(?!\u202f)|[\p{L}»)][;?!]/u)
  })

  test('say nothing in French that is only the English again', () => {
    const same = [...inEnglish].filter(([key, message]) => message === inFrench.get(key) && !key.startsWith('look.faces.') && /\p{Ll}{4,}.* .*\p{Ll}{4,}/u.test(message.replace(/\{[^}]*\}/g, '')))
    expect(same).toEqual([])
  })
})

const sources = readPageSources(path.resolve(import.meta.dirname, '../..'))
const uses = sources.flatMap(findMessageUses)

describe('what the components say', () => {
  test('stands in the catalogue, by keys that exist', () => {
    expect(uses.length).toBeGreaterThan(300)
    const missing = uses.filter(({ namespace, key, whole }) => ![...inEnglish.keys()].some((known) => (whole ? known === `${namespace}.${key}` : known.startsWith(`${namespace}.${key}`))))
    expect(missing.map(({ namespace, key, where }) => `${where}: ${namespace}.${key}`)).toEqual([])
  })

  test('is all that the catalogue holds', () => {
    const isUsed = (known: string) => uses.some(({ namespace, key, whole }) => (whole ? known === `${namespace}.${key}` : known.startsWith(`${namespace}.${key}`)))
    expect([...inEnglish.keys()].filter((key) => !isUsed(key) && !spokenElsewhere.has(key))).toEqual([])
  })

  test('is given all that its message takes', () => {
    const lacking = uses.flatMap(({ namespace, key, whole, given, where }) => {
      const message = whole ? inEnglish.get(`${namespace}.${key}`) : undefined
      if (message === undefined || given === null || given.includes('…')) return []
      return argumentsOf(message).filter((name) => !given.includes(name)).map((name) => `${where}: ${namespace}.${key} lacks ${name}`)
    })
    expect(lacking).toEqual([])
  })

  test('is written nowhere in the components themselves', () => {
    expect(sources.flatMap(findLiterals).filter((found) => !found.startsWith('lib/'))).toEqual([])
  })

  test('would be found where it were', () => {
    const component = `const A = () => <p aria-label="Hello there" title={x ? 'Now' : name}>Written {'out'} <b>{t('key')}</b> <kbd>a</kbd> · {n > 0 && 'many'}</p>`
    const tree = ts.createSourceFile('a.tsx', component, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX)
    expect(findLiterals({ file: 'a.tsx', tree })).toEqual(['a.tsx:1: Hello there', 'a.tsx:1: Now', 'a.tsx:1: Written', 'a.tsx:1: out', 'a.tsx:1: many'])
  })
})

/** Read as data, not by a `t`: the page for when even the layout fails. */
const spokenElsewhere = new Set(['ui.broken.page'])
