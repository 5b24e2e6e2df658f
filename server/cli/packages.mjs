import fs from 'node:fs'
import path from 'node:path'
import { hashSources, projectRoot, unlessStamped } from './project.mjs'
import { runQuietly } from './run-quietly.mjs'
import { step } from './steps.mjs'

/** Installs what package-lock.json says, where node_modules does not say the same. */
export async function installPackages() {
  if (isInstalled()) return
  const npm = process.env.npm_execpath
  // Tests and types are wanted too, also where NODE_ENV or a setting of npm's would leave them out.
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund']
  const [program, all] = npm?.endsWith('.js') ? [process.execPath, [npm, ...args]] : ['npm', args]
  await step('Installing packages (a minute or two, once)', () => runQuietly('The packages could not be installed.', program, all))
}

/** Goes by npm's own record in node_modules, so that an install by hand counts. Optional packages differ by platform. */
function isInstalled() {
  try {
    const wanted = readPackages('package-lock.json')
    const present = readPackages('node_modules/.package-lock.json')
    return Object.entries(wanted).every(([name, { version, optional, devOptional }]) =>
      name === '' || optional === true || devOptional === true || present[name]?.version === version)
  } catch {
    return false
  }
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean, devOptional?: boolean }>}
 */
const readPackages = (file) => JSON.parse(fs.readFileSync(path.join(projectRoot, file), 'utf8')).packages

/** Makes prisma/generated from the schema, where the schema changed. */
export async function generateClient() {
  await unlessStamped('prisma/generated/.stamp', hashSources(['prisma/schema.prisma', 'prisma.config.ts']), () =>
    step('Making the database client', () =>
      runQuietly('The database client could not be made.', process.execPath, ['node_modules/prisma/build/index.js', 'generate'])))
}
