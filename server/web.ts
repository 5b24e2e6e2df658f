import http from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import next from 'next'
import { stampPeer } from '@/lib/auth/peer.ts'
import { log } from '@/lib/log.ts'
import { answerHealth } from './health.ts'
import { answerServiceWorker, serviceWorkerPath } from './service-worker.ts'
import { projectRoot } from './project-root.ts'
import { StartError } from './start-error.ts'

/** What the real-time rooms offer the one server. */
export interface Rooms {
  handleUpgrade(request: http.IncomingMessage, socket: Socket, head: Buffer): void
  /** Whether Redis answers; null where there is none. */
  reachesRedis(): Promise<boolean | null>
}

export interface Web {
  port: number
  /** Pages and rooms answer from here on; before, every request is told to come back. */
  open(rooms: Rooms): Promise<void>
  /** No new requests; those under way are let finish, for `grace` ms at most. */
  close(grace: number): Promise<void>
}

export const roomsPath = '/sync/'

/**
 * Takes the port at once, so that a taken one is known before anything else is started. Throws StartError.
 * Next is given a decoy instead of the server: it would end upgrades that are not its own.
 */
export async function listen(settings: { host: string; port: number; trustProxy: boolean }, dev: boolean): Promise<Web> {
  const { host, trustProxy } = settings
  const decoy = http.createServer()
  let handle: http.RequestListener = (_request, response) => {
    response.writeHead(503, { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '2' }).end('Postil is starting. Try again in a moment.\n')
  }
  let rooms: Rooms | null = null
  const server = http.createServer((request, response) => {
    stampPeer(request, trustProxy)
    noteAnswer(request, response)
    if (pathOf(request) === '/healthz') void answerHealth(response, rooms)
    else if (pathOf(request) === serviceWorkerPath) void answerServiceWorker(response)
    else handle(request, response)
  })
  server.on('upgrade', (request, socket: Socket, head) => {
    stampPeer(request, trustProxy)
    if (rooms !== null && pathOf(request).startsWith(roomsPath)) rooms.handleUpgrade(request, socket, head)
    else if (!decoy.emit('upgrade', request, socket, head)) socket.destroy()
  })
  const sockets = new Set<Socket>()
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  const port = await bind(server, settings)
  const app = next({ dev, dir: projectRoot, hostname: host, port, httpServer: decoy })

  return {
    port,
    async open(opened) {
      await app.prepare().catch((cause: unknown) => {
        if (!/production build/.test(String(cause))) throw cause
        throw new StartError('The pages have not been built. Start with npm start, which builds them, or run npm run build first.', { cause })
      })
      const answer = app.getRequestHandler()
      handle = (request, response) => void answer(request, response)
      rooms = opened
    },
    async close(grace) {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeIdleConnections()
      const timer = setTimeout(() => {
        for (const socket of sockets) socket.destroy()
      }, grace)
      await closed
      clearTimeout(timer)
      if (rooms !== null) await app.close()
    },
  }
}

/** Of the address only its first part: others may be secrets (invitations, new passwords). */
function noteAnswer(request: http.IncomingMessage, response: http.ServerResponse): void {
  const begun = performance.now()
  const { method } = request
  const [, place = ''] = pathOf(request).split('/')
  response.once('close', () => {
    const ms = Math.round(performance.now() - begun)
    log().debug({ method, place: `/${place}`, status: response.statusCode, ms, whole: response.writableFinished }, 'answered')
  })
}

const pathOf = (request: http.IncomingMessage) => (request.url ?? '/').split('?', 1)[0] ?? '/'

const refusals: Record<string, (settings: { host: string; port: number }) => string> = {
  EADDRINUSE: ({ port }) => `Port ${port} is taken by another program. Choose another with the setting PORT: PORT=${port + 1} npm start`,
  EACCES: ({ port }) => `Port ${port} may not be used by this user. Choose one above 1023 with the setting PORT.`,
  EADDRNOTAVAIL: ({ host }) => `The address ${host} does not belong to this computer. Correct the setting HOST: 127.0.0.1 for this computer alone, 0.0.0.0 for everyone who can reach it.`,
  ENOTFOUND: ({ host }) => `The host ${host} is not known. Correct the setting HOST.`,
}

function bind(server: http.Server, settings: { host: string; port: number }): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(new StartError(refusals[error.code ?? '']?.(settings) ?? `Port ${settings.port} cannot be used: ${error.message}`, { cause: error }))
    })
    server.listen(settings.port, settings.host, () => {
      resolve((server.address() as AddressInfo).port)
    })
  })
}
