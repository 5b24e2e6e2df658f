import type { IncomingHttpHeaders } from 'node:http'

/**
 * Who is at the other end, as the server saw it before Next did: Next itself adds X-Forwarded-* to every request,
 * so a page or route could not tell a proxy from none. `server/main.ts` stamps each request; what a client sends
 * under this name is overwritten. Without a stamp a request counts as forwarded.
 */
export interface Peer {
  address: string
  /** It came through a proxy or tunnel. */
  forwarded: boolean
}

const stamp = 'x-postil-peer'
const forwardingHeaders = ['forwarded', 'via', 'x-real-ip', 'cf-connecting-ip', 'true-client-ip']

const isForwarded = (headers: IncomingHttpHeaders) =>
  Object.keys(headers).some((name) => forwardingHeaders.includes(name) || name.startsWith('x-forwarded-'))

/** Marks an incoming request, in place. With `trustProxy`, the address is the one that the nearest proxy appended. */
export function stampPeer(request: { headers: IncomingHttpHeaders; socket: { remoteAddress?: string | undefined } }, trustProxy: boolean): void {
  const { headers, socket } = request
  const list = headers['x-forwarded-for']
  const last = trustProxy ? (Array.isArray(list) ? list.join(',') : list)?.split(',').at(-1)?.trim() : undefined
  const address = (last || socket.remoteAddress || 'unknown').replace(/[^\w.:]/g, '').slice(0, 64)
  headers[stamp] = `${address} ${isForwarded(headers) ? 'forwarded' : 'direct'}`
}

export function readPeer(headers: { get(name: string): string | null }): Peer {
  const [address, how] = (headers.get(stamp) ?? '').split(' ')
  return { address: address || 'unknown', forwarded: how !== 'direct' }
}

/** Whether a Host header names this very machine. */
export function isLoopbackHost(host: string | null | undefined): boolean {
  if (!host) return false
  const name = host.toLowerCase().replace(/:\d+$/, '')
  return name === 'localhost' || name === '[::1]' || /^127(\.\d{1,3}){3}$/.test(name)
}
