import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { projectRoot } from './project.mjs'

/**
 * A lock made where some platforms' packages cannot be had lacks them, and `npm ci` then refuses it everywhere. This adds
 * what npm needs to know of them to pass over or fetch them: version, os, cpu, libc. Run after `npm install`:
 * node server/cli/complete-lock.mjs
 *
 * @typedef {{ version?: string, optional?: boolean, os?: string[], cpu?: string[], libc?: string[], optionalDependencies?: Record<string, string> }} Locked
 */

/**
 * The optional packages that others in the lock name and the lock does not have, as entries for it.
 * @param {Record<string, Locked>} packages the lock's `packages`
 * @returns {Record<string, Locked>}
 */
export function findMissing(packages) {
  /** @type {Record<string, Locked>} */
  const missing = {}
  for (const [place, { optionalDependencies = {} }] of Object.entries(packages)) {
    for (const [name, range] of Object.entries(optionalDependencies)) {
      if (placesSeenFrom(place).some((folder) => `${folder}node_modules/${name}` in packages)) continue
      missing[`node_modules/${name}`] = { version: range.replace(/^[\^~]/, ''), optional: true, ...platformOf(name) }
    }
  }
  return missing
}

/**
 * Where Node looks for a package that is asked for at `place`: its own folder, and each one above.
 * @param {string} place
 */
function placesSeenFrom(place) {
  const folders = ['']
  for (let at = place; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('node_modules/'))).replace(/\/$/, '')) folders.push(`${at}/`)
  return folders
}

/**
 * By the naming of napi packages: NAME-OS-CPU[-ABI].
 * @param {string} name
 * @returns {Pick<Locked, 'os' | 'cpu' | 'libc'>}
 */
function platformOf(name) {
  const found = /-(android|darwin|freebsd|linux|openharmony|win32|wasm32)-?(arm64|arm|x64|ia32|ppc64|riscv64|s390x|wasi)?(?:-(gnueabihf|eabi|gnu|musl|msvc))?$/.exec(name)
  if (found === null) throw new Error(`The platform of ${name} cannot be read from its name.`)
  const [, os = '', cpu = '', abi = ''] = found
  if (os === 'wasm32') return { cpu: ['wasm32'] }
  const libc = abi === 'musl' ? ['musl'] : abi === 'gnu' && os === 'linux' ? ['glibc'] : undefined
  return { os: [os], cpu: [cpu], ...(libc === undefined ? {} : { libc }) }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = path.join(projectRoot, 'package-lock.json')
  const lock = JSON.parse(fs.readFileSync(file, 'utf8'))
  const missing = findMissing(lock.packages)
  const root = lock.packages['']
  const rest = Object.entries({ ...lock.packages, ...missing }).filter(([place]) => place !== '')
  lock.packages = { '': root, ...Object.fromEntries(rest.sort(([a], [b]) => a.localeCompare(b, 'en'))) }
  fs.writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
  process.stdout.write(`${Object.keys(missing).length} added\n`)
}
