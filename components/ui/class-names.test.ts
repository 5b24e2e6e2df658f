import fs from 'node:fs'
import path from 'node:path'
import { extendTailwindMerge } from 'tailwind-merge'
import { expect, test } from 'vitest'
import { cn } from './class-names.ts'

test('keeps a size and a colour side by side, though both begin with "text-"', () => {
  expect(cn('text-body text-ink-2')).toBe('text-body text-ink-2')
})

test('lets the later of two sizes, paddings or shadows stay', () => {
  expect(cn('text-body px-3 shadow-card', 'text-micro px-0 shadow-pop')).toBe('text-micro px-0 shadow-pop')
})

test('leaves out what is false or undefined', () => {
  const on: boolean = false
  expect(cn('a', on && 'b', undefined)).toBe('a')
})

/** Our own names for sizes and shadows, or `text-body text-ink` would count as one colour twice. */
const merge = extendTailwindMerge({ extend: { theme: { text: ['read', 'quote', 'display', 'title', 'heading', 'lede', 'body', 'small', 'micro'], shadow: ['key', 'card', 'pop'] } } })

/** Words of ours that Tailwind has a meaning for, and is not asked for it. */
const noneOfIts = /^(?:container|filter|blur|from-.*)$/

/** Every word in quotes that stands in a component and is a class of Tailwind's, without its conditions. */
function classesInUse(): string[] {
  const root = path.resolve(import.meta.dirname, '../..')
  const files = ['components', 'app'].flatMap((folder) => fs.readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => path.join(root, folder, file))).filter((file) => /(?<!\.test)\.tsx?$/.test(file))
  const words = files.flatMap((file) => [...fs.readFileSync(file, 'utf8').matchAll(/(['"`])((?:(?!\1)[^\\\n])*)\1/g)].flatMap(([, , text = '']) => text.split(/\s+/)))
  const utilities = words.map((word) => /(?::|^)((?:[^:[\]]|\[[^\]]*\])+)$/.exec(word)?.[1] ?? '')
  return [...new Set(utilities)].filter((word) => /^-?[a-z]/.test(word) && !noneOfIts.test(word) && merge(`${word} ${word}`) === word)
}

test('lets the same stay as tailwind-merge, of whatever two classes are written anywhere', () => {
  const classes = classesInUse()
  expect(classes.length).toBeGreaterThan(300)
  const other: string[] = []
  for (const first of classes) for (const then of classes) if (cn(`${first} ${then}`) !== merge(`${first} ${then}`)) other.push(`${first} ${then}`)
  expect(other).toEqual([])
}, 60_000)

test('takes classes under other conditions for different ones', () => {
  for (const classes of ['px-2 max-sm:px-4', '[&_svg]:size-4 size-8', 'max-sm:[&_svg]:size-5 [&_svg]:size-4', 'hover:not-disabled:bg-hover bg-raised']) expect(cn(classes)).toBe(classes)
  expect(cn('[&_svg]:size-4 max-sm:px-2', '[&_svg]:size-3.5 max-sm:px-0')).toBe('[&_svg]:size-3.5 max-sm:px-0')
})
