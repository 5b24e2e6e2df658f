import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { highlightNames } from '@/lib/anchoring/highlight-names.ts'

const folder = import.meta.dirname
const sheets = readdirSync(folder).filter((name) => name.endsWith('.css'))

describe('the style sheets, in Safari,', () => {
  it.each(sheets)('%s asks for nothing but a line by `text-decoration`, or none would be drawn', (name) => {
    const declared = [...readFileSync(path.join(folder, name), 'utf8').matchAll(/(?<![-\w])text-decoration:\s*([^;}]+)/g)].map(([, value]) => value?.trim())
    expect(declared.filter((value) => value !== 'underline' && value !== 'none')).toEqual([])
  })

  it('fill what is selected with a colour that is not quite opaque, which would be mixed with white', () => {
    const [, background] = /(?<=\s)::selection \{ background: ([^;]+);/.exec(readFileSync(path.join(folder, '../globals.css'), 'utf8')) ?? []
    expect(background).toMatch(/ 99%, transparent\)$/)
  })

  it('underline each kind of mark in a style, a thickness and a colour of its own', () => {
    const rules = [...readFileSync(path.join(folder, 'marks.css'), 'utf8').matchAll(/::highlight\(postil-(\w+)\),[^{]*\{ text-decoration-line: underline; ([^}]*)\}/g)]
    expect(rules.map(([, kind]) => kind)).toEqual(['claim', 'evidence', 'question', 'doubt', 'term', 'plain'])
    expect(new Set(rules.map(([, , look]) => look)).size).toBe(rules.length)
  })

  it('paint no mark over the words of a dialog', () => {
    const rule = /[^}/]*\{ background-color: transparent; color: inherit; text-decoration-line: none; \}/.exec(readFileSync(path.join(folder, 'marks.css'), 'utf8'))?.[0] ?? ''
    expect([...rule.matchAll(/dialog ::highlight\(([\w-]+)\)/g)].map(([, name]) => name)).toEqual(highlightNames)
  })
})
