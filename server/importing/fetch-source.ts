import dns from 'node:dns'
import net from 'node:net'
import { Agent, request } from 'undici'
import { AppError } from '@/lib/domain/error.ts'
import { isPublicAddress } from './public-address.ts'
import { readResponse } from './read-response.ts'
import type { FetchedSource } from './run-job.ts'

/** What may be reached; tests let their own server be. */
export interface AddressPolicy {
  isAllowed: (address: string) => boolean
  /** Of a port that is written in the address. */
  ports: readonly string[]
}

export const publicOnly: AddressPolicy = { isAllowed: isPublicAddress, ports: ['', '80', '443'] }

const mostRedirects = 5
/** For all of it, redirects included, ms. */
const timeLimit = 10_000

const refuse = (message: string, cause?: unknown) => new AppError('invalid', message, { field: 'address', ...(cause === undefined ? {} : { cause }) })
const notAllowed = () => refuse('This address leads to a place that Postil does not read from: only public pages are fetched. Save the page and upload the file.')
const unreachable = (cause: unknown) => refuse('Nothing answered at this address. Check it, or save the page and upload the file.', cause)

interface Fetching {
  signal?: AbortSignal
  onProgress?: (done: number, total: number) => void
  policy?: AddressPolicy
}

/**
 * The page or document at `address`, as anybody gets it: no cookies, no credentials, no compression asked for. Each hop must
 * be http or https and lead to public addresses only, and the connection is made to exactly the address that was looked at,
 * so that a name cannot answer otherwise the second time.
 * @throws AppError invalid, too-large, unsupported-type; the signal's reason where it was ended
 */
export async function fetchSource(address: string, { signal, onProgress, policy = publicOnly }: Fetching = {}): Promise<FetchedSource> {
  const timeout = AbortSignal.timeout(timeLimit)
  const either = signal === undefined ? timeout : AbortSignal.any([signal, timeout])
  const agent = new Agent({ connect: { lookup: guardedLookup(policy), timeout: timeLimit }, headersTimeout: timeLimit, bodyTimeout: timeLimit, maxHeaderSize: 16 * 1024, pipelining: 0 })
  try {
    let url = checkUrl(address, policy)
    for (let hop = 0; hop <= mostRedirects; hop++) {
      const response = await request(url, { dispatcher: agent, signal: either, headers: { 'user-agent': 'Postil (a reading room; fetches one page for its reader)', 'accept': 'text/html,application/xhtml+xml,application/pdf,application/epub+zip,text/markdown,text/plain;q=0.9,*/*;q=0.1', 'accept-encoding': 'identity', 'accept-language': 'en;q=0.8,*;q=0.5' } })
      // A body that is left unread says so as an error, to which somebody must listen.
      response.body.on('error', () => undefined)
      const next = findRedirect(response.statusCode, response.headers.location, url)
      if (next === null) return await readResponse(url, response, onProgress)
      response.body.destroy()
      url = checkUrl(next, policy)
    }
    throw refuse('This address leads from one place to the next without end. Open it in a browser, and take the address that it ends at.')
  } catch (error) {
    if (signal?.aborted) throw signal.reason
    if (timeout.aborted) throw refuse('This address takes too long to answer. Try again later, or save the page and upload the file.')
    const known = findKnown(error)
    throw known ?? unreachable(error)
  } finally {
    void agent.destroy()
  }
}

/** What was thrown by us, however it was wrapped on its way through the connection. */
function findKnown(error: unknown): AppError | null {
  for (let each: unknown = error, depth = 0; each instanceof Error && depth < 5; each = each.cause, depth += 1) if (each instanceof AppError) return each
  return null
}

/** An address as it is fetched: http or https, a usual port, no user and password; a host in numbers is looked at as a number. */
function checkUrl(address: string, { isAllowed, ports }: AddressPolicy): URL {
  if (!URL.canParse(address)) throw refuse('This is not a web address. It begins with https:// or http://')
  const url = new URL(address)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw refuse('Only addresses that begin with https:// or http:// can be read.')
  if (url.username !== '' || url.password !== '') throw refuse('This address holds a name or a password. Postil reads only what everybody can.')
  if (!ports.includes(url.port)) throw notAllowed()
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (net.isIP(host) !== 0 && !isAllowed(host)) throw notAllowed()
  url.hash = ''
  return url
}

function findRedirect(status: number, location: string | string[] | undefined, from: URL): string | null {
  if (![301, 302, 303, 307, 308].includes(status)) return null
  if (typeof location !== 'string' || !URL.canParse(location, from)) throw refuse('This address leads nowhere. Open it in a browser, and take the address that it ends at.')
  return new URL(location, from).href
}

/** Every address of a name must be allowed, not only the one that would be used; the connection gets those that were looked at. */
function guardedLookup({ isAllowed }: AddressPolicy): net.LookupFunction {
  return (host, options, callback) => {
    dns.lookup(host, { all: true, verbatim: true }, (error, addresses) => {
      const first = addresses?.[0]
      if (error !== null || first === undefined) return callback(error ?? new Error('The name has no address.'), '', 0)
      if (!addresses.every(({ address }) => isAllowed(address))) return callback(notAllowed(), '', 0)
      if (options.all === true) callback(null, addresses)
      else callback(null, first.address, first.family)
    })
  }
}
