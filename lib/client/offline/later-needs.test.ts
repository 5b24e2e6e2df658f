import { expect, test } from 'vitest'
import { laterNeeds } from './later-needs.ts'

test('a script tells what it loads only when that is wanted, each once', () => {
  const source = 's.v(l=>Promise.all(["static/chunks/0z-won.js"].map(l=>s.l(l)))),s.v(l=>Promise.all(["static/chunks/2a86~gw.css","static/chunks/0z-won.js"]))'
  expect(laterNeeds('/_next/static/chunks/a.js', source)).toEqual(['/_next/static/chunks/0z-won.js', '/_next/static/chunks/2a86~gw.css'])
})

test('a style tells its typefaces, in the one format that is fetched', () => {
  const source = '@font-face{src:url(../media/KaTeX_Main.0a.woff2)format("woff2"),url(../media/KaTeX_Main.0b.woff)format("woff")}@font-face{src:url("/_next/static/media/b.woff2")}'
  expect(laterNeeds('/_next/static/chunks/a.css', source)).toEqual(['/_next/static/media/KaTeX_Main.0a.woff2', '/_next/static/media/b.woff2'])
})

test('what is neither needs nothing', () => {
  expect(laterNeeds('/_next/static/media/b.woff2', '"static/chunks/a.js"')).toEqual([])
})
