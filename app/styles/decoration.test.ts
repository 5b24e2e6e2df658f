import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const folder = import.meta.dirname
const sheets = readdirSync(folder).filter((name) => name.endsWith('.css'))

describe('the style sheets', () => {
  it.each(sheets)('%s asks Safari for nothing but a line by `text-decoration`, or it would draw none', (name) => {
    const declared = [...readFileSync(path.join(folder, name), 'utf8').matchAll(/(?<![-\w])text-decoration:\s*([^;}]+)/g)].map(([, value]) => value?.trim())
    expect(declared.filter((value) => value !== 'underline' && value !== 'none')).toEqual([])
  })

  it('underline each kind of mark in a style, a thickness and a colour of its own', () => {
    const rules = [...readFileSync(path.join(folder, 'marks.css'), 'utf8').matchAll(/::highlight\(postil-(\w+)\),[^{]*\{ text-decoration-line: underline; ([^}]*)\}/g)]
    expect(rules.map(([, kind]) => kind)).toEqual(['claim', 'evidence', 'question', 'doubt', 'term', 'plain'])
    expect(new Set(rules.map(([, , look]) => look)).size).toBe(rules.length)
  })
})
