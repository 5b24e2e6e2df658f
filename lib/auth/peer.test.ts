import { describe, expect, it } from 'vitest'
import { isLoopbackHost, readPeer, stampPeer } from './peer.ts'

function seen(headers: Record<string, string>, trustProxy = false) {
  const request = { headers: { ...headers }, socket: { remoteAddress: '192.0.2.7' } }
  stampPeer(request, trustProxy)
  return readPeer(new Headers(request.headers))
}

describe('the peer of a request', () => {
  it('is the socket’s, and X-Forwarded-For counts for nothing', () => {
    expect(seen({})).toEqual({ address: '192.0.2.7', forwarded: false })
    expect(seen({ 'x-forwarded-for': '203.0.113.1' })).toEqual({ address: '192.0.2.7', forwarded: true })
  })

  it('is what the nearest proxy appended, where the proxy is trusted', () => {
    expect(seen({ 'x-forwarded-for': '198.51.100.1, 203.0.113.1' }, true)).toEqual({ address: '203.0.113.1', forwarded: true })
    expect(seen({}, true)).toEqual({ address: '192.0.2.7', forwarded: false })
  })

  it.each(['forwarded', 'via', 'x-real-ip', 'x-forwarded-host', 'x-forwarded-proto', 'cf-connecting-ip'])('counts as forwarded with %s', (name) => {
    expect(seen({ [name]: 'x' }).forwarded).toBe(true)
  })

  it('cannot be set by the client', () => {
    expect(seen({ 'x-postil-peer': '127.0.0.1 direct', 'via': '1.1 tunnel' })).toEqual({ address: '192.0.2.7', forwarded: true })
  })

  it('counts as forwarded where nobody stamped the request', () => {
    expect(readPeer(new Headers()).forwarded).toBe(true)
  })
})

describe('isLoopbackHost', () => {
  it.each(['localhost', 'LOCALHOST:3000', '127.0.0.1:3000', '127.8.9.1', '[::1]:3000'])('knows %s', (host) => {
    expect(isLoopbackHost(host)).toBe(true)
  })

  it.each([null, '', 'postil.example.org', 'localhost.evil.example', '127.0.0.1.evil.example', '1270.0.0.1', '10.0.0.1:3000', 'evil.example:127'])('does not know %s', (host) => {
    expect(isLoopbackHost(host)).toBe(false)
  })
})
