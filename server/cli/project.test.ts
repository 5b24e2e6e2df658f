import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { hashSources, projectRoot, unlessStamped } from './project.mjs'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'postil-stamp-'))
const inFolder = (name: string) => path.relative(projectRoot, path.join(folder, name))
afterAll(() => {
  fs.rmSync(folder, { recursive: true })
})

test('what was made for these sources is not made again, and is when they changed', async () => {
  const stamp = inFolder('stamp')
  const made: string[] = []
  const make = (hash: string) => unlessStamped(stamp, hash, () => Promise.resolve(void made.push(hash)))
  await make('one')
  await make('one')
  await make('two')
  await make('one')
  expect(made).toEqual(['one', 'two', 'one'])
})

test('what failed is made again, also for the sources that were made before', async () => {
  const stamp = inFolder('failing')
  await unlessStamped(stamp, 'one', () => Promise.resolve())
  await expect(unlessStamped(stamp, 'two', () => Promise.reject(new Error('cut short')))).rejects.toThrow('cut short')
  let made = false
  await unlessStamped(stamp, 'one', () => Promise.resolve(void (made = true)))
  expect(made).toBe(true)
})

test('the hash follows contents and names, and no tests', () => {
  const sources = inFolder('sources')
  fs.mkdirSync(path.join(folder, 'sources/deep'), { recursive: true })
  const write = (name: string, text: string) => {
    fs.writeFileSync(path.join(folder, 'sources', name), text)
  }
  write('deep/a.ts', 'a')
  const before = hashSources([sources])
  write('deep/a.test.ts', 'a test')
  expect(hashSources([sources])).toBe(before)
  write('deep/a.ts', 'b')
  expect(hashSources([sources])).not.toBe(before)
  expect(hashSources([sources, inFolder('none')])).toBe(hashSources([sources]))
})
