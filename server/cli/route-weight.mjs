import fs from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'

/** The reading's page, and the most that its JavaScript may weigh on the wire, bytes. */
export const readingRoute = '/readings/[readingId]'
export const mostForReading = 250_000

/**
 * Compressed bytes of all JavaScript that a page loads without being asked, from what the build says of itself.
 * @param {string} pagesFolder where the pages were built @param {string} route
 */
export function weighRoute(pagesFolder, route) {
  /** @type {{ route: string, firstLoadChunkPaths: string[] }[]} */
  const stats = JSON.parse(fs.readFileSync(path.join(pagesFolder, 'diagnostics/route-bundle-stats.json'), 'utf8'))
  const found = stats.find((one) => one.route === route)
  if (found === undefined) throw new Error(`The build says nothing of ${route}.`)
  return found.firstLoadChunkPaths.reduce((sum, file) => sum + gzipSync(fs.readFileSync(file)).length, 0)
}
