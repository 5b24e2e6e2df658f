import fs from 'node:fs/promises'

/**
 * Modules of packages that are named as such need no compiler: they are loaded past it, and without the maps of their own that Node would read.
 * @type {import('node:module').LoadHook}
 */
export async function load(url, context, next) {
  if (!url.startsWith('file:') || !url.includes('/node_modules/') || !url.endsWith('.mjs')) return next(url, context)
  const source = await fs.readFile(new URL(url), 'utf8')
  return { format: 'module', source: source.replace(/^\/\/# sourceMappingURL=.*$/gm, ''), shortCircuit: true }
}
