import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parseEnv, setEnv } from '@/lib/env.ts'
import { isOwnOrigin } from './origin.ts'

const given = { DATABASE_URL: 'postgres://x', AUTH_SECRET: 'x'.repeat(32) }
beforeEach(() => setEnv(parseEnv({ ...given, PUBLIC_URL: 'https://postil.example.org' })))
afterEach(() => setEnv(parseEnv(given)))

const host = 'postil.example.org'

describe('isOwnOrigin', () => {
  it('passes our own pages, and what is no browser', () => {
    expect(isOwnOrigin({ origin: 'https://postil.example.org', host })).toBe(true)
    expect(isOwnOrigin({ origin: undefined, host })).toBe(true)
  })

  it('passes our pages behind a proxy that changes Host', () => {
    expect(isOwnOrigin({ origin: 'https://postil.example.org', host: 'app:3000' })).toBe(true)
  })

  it('passes the host that was asked, by the same scheme', () => {
    setEnv(parseEnv({ ...given, PORT: '3000' }))
    expect(isOwnOrigin({ origin: 'http://127.0.0.1:3000', host: '127.0.0.1:3000' })).toBe(true)
    expect(isOwnOrigin({ origin: 'http://127.0.0.1:4000', host: '127.0.0.1:3000' })).toBe(false)
  })

  it.each(['https://evil.example', 'https://postil.example.org.evil.example', 'http://postil.example.org', 'https://postil.example.org:8443', 'null', 'nonsense', ''])('refuses %j', (origin) => {
    expect(isOwnOrigin({ origin, host })).toBe(false)
  })
})
