import fs from 'node:fs'
import path from 'node:path'

function findRoot(from: string): string {
  if (fs.existsSync(path.join(from, 'package.json'))) return from
  const parent = path.dirname(from)
  if (parent === from) throw new Error('package.json was not found above the program.')
  return findRoot(parent)
}

/** The folder that holds package.json, from the sources and from the bundle alike. */
export const projectRoot = findRoot(import.meta.dirname)
