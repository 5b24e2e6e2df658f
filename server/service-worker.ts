import fs from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import path from 'node:path'
import { projectRoot } from './project-root.ts'

/** At the root: a service worker stands over what lies below its own address. */
export const serviceWorkerPath = '/service-worker.js'

const headers = {
  'content-type': 'text/javascript; charset=utf-8',
  // Asked for anew each time: a worker that no longer changes could never be mended.
  'cache-control': 'no-cache',
  'content-security-policy': "default-src 'none'; connect-src 'self'",
  'x-content-type-options': 'nosniff',
}

/** The worker that server/cli/build-app.mjs has bundled; there is none in development. */
export async function answerServiceWorker(response: ServerResponse): Promise<void> {
  try {
    const script = await fs.readFile(path.join(projectRoot, 'dist', 'service-worker.js'))
    response.writeHead(200, headers).end(script)
  } catch {
    response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('There is no service worker here.\n')
  }
}
