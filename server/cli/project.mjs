import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'

/** The folder that holds package.json. */
export const projectRoot = path.resolve(import.meta.dirname, '../..')

/**
 * One hash over the contents of `places` (files and folders, from the root), tests left out.
 * @param {string[]} places
 */
export function hashSources(places) {
  const hash = createHash('sha256')
  for (const file of places.flatMap(listFiles).sort()) {
    hash.update(`${file}\0`).update(fs.readFileSync(path.join(projectRoot, file))).update('\0')
  }
  return hash.digest('hex')
}

/** @param {string} place @returns {string[]} */
function listFiles(place) {
  const found = fs.statSync(path.join(projectRoot, place), { throwIfNoEntry: false })
  if (found === undefined || /\.test\.tsx?$/.test(place) || place === 'prisma/generated') return []
  if (!found.isDirectory()) return [place]
  return fs.readdirSync(path.join(projectRoot, place)).flatMap((name) => listFiles(`${place}/${name}`))
}

/**
 * Runs `make` unless `stampFile` says that it was done for this very `hash`. A making that was cut short leaves no stamp.
 * @param {string} stampFile
 * @param {string} hash
 * @param {() => Promise<void>} make
 */
export async function unlessStamped(stampFile, hash, make) {
  const stamp = path.join(projectRoot, stampFile)
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === hash) return
  fs.rmSync(stamp, { force: true })
  await make()
  fs.mkdirSync(path.dirname(stamp), { recursive: true })
  fs.writeFileSync(stamp, hash)
}
