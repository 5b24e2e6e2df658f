import fs from 'node:fs'
import { describe, expect, test } from 'vitest'
import { findMissing } from './complete-lock.mjs'

const text = fs.readFileSync('package-lock.json', 'utf8')
const { packages } = JSON.parse(text) as { packages: Record<string, { version?: string; resolved?: string; optionalDependencies?: Record<string, string> }> }

describe('the lock', () => {
  test('has every optional package that another one names, for every platform', () => {
    expect(findMissing(packages)).toEqual({})
  })

  test('gives each package a version and none an address', () => {
    for (const [place, { version, resolved }] of Object.entries(packages)) {
      expect(version, place).toMatch(/^\d+\.\d+\.\d+/)
      expect(resolved, place).toBeUndefined()
    }
  })
})

describe('completing a lock', () => {
  test('adds what a package names and the lock lacks, with its platform', () => {
    const lock = { 'node_modules/oxide': { optionalDependencies: { 'oxide-linux-x64-musl': '4.3.5', 'oxide-win32-arm64-msvc': '^4.3.5', 'oxide-wasm32-wasi': '4.3.5' } } }
    expect(findMissing(lock)).toEqual({
      'node_modules/oxide-linux-x64-musl': { version: '4.3.5', optional: true, os: ['linux'], cpu: ['x64'], libc: ['musl'] },
      'node_modules/oxide-win32-arm64-msvc': { version: '4.3.5', optional: true, os: ['win32'], cpu: ['arm64'] },
      'node_modules/oxide-wasm32-wasi': { version: '4.3.5', optional: true, cpu: ['wasm32'] },
    })
  })

  test('finds what lies beside, above or below the package that names it', () => {
    const names = { optionalDependencies: { 'x-linux-x64-gnu': '1.0.0' } }
    expect(findMissing({ 'node_modules/a': names, 'node_modules/a/node_modules/x-linux-x64-gnu': {} })).toEqual({})
    expect(findMissing({ 'node_modules/b/node_modules/a': names, 'node_modules/b/node_modules/x-linux-x64-gnu': {} })).toEqual({})
    expect(Object.keys(findMissing({ 'node_modules/a': names, 'node_modules/c/node_modules/x-linux-x64-gnu': {} }))).toEqual(['node_modules/x-linux-x64-gnu'])
  })
})
