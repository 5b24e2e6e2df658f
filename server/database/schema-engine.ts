import fs from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import type { MigrationList, SchemaEngine, SchemaFilter } from '@prisma/schema-engine-wasm/schema_engine_bg'
import { openCatalogue } from './catalogue-adapter.ts'
import { offline } from './offline-adapter.ts'

export const everything: SchemaFilter = { externalTables: [], externalEnums: [] }

/** Prisma's schema engine as WebAssembly, so that no binary is downloaded. Its glue is loaded once a process. */
let loaded: Promise<typeof SchemaEngine> | undefined

async function load(): Promise<typeof SchemaEngine> {
  const glue = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const file = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg').replace(/\.js$/, '.wasm')
  const { instance } = await WebAssembly.instantiate(await fs.readFile(file), { './schema_engine_bg.js': glue as unknown as WebAssembly.ModuleImports })
  glue.__wbg_set_wasm(instance.exports)
  ;(instance.exports.__wbindgen_start as () => void)()
  return glue.SchemaEngine
}

/** Gives `use` an engine over the database at `databaseUrl`, or over none. */
export async function withSchemaEngine<T>(databaseUrl: string | null, use: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  const Engine = await (loaded ??= load())
  // The engine does not close what it opened, so the connections are ours.
  const catalogue = databaseUrl === null ? null : openCatalogue(databaseUrl)
  try {
    const engine = await Engine.new({ datamodels: undefined }, () => undefined, bindMigrationAwareSqlAdapterFactory(catalogue?.adapter ?? offline))
    const result = await use(engine)
    engine.free()
    return result
  } finally {
    await catalogue?.close()
  }
}

/** The ordinary migrations folder as the engine wants it: `<name>/migration.sql` in the order of names. */
export async function readMigrations(folder: string): Promise<MigrationList> {
  const found = await fs.readdir(folder, { withFileTypes: true })
  const names = found.filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort()
  return {
    baseDir: folder,
    lockfile: { path: 'migration_lock.toml', content: await fs.readFile(path.join(folder, 'migration_lock.toml'), 'utf8') },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(
      names.map(async (name) => ({
        path: name,
        migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value: await fs.readFile(path.join(folder, name, 'migration.sql'), 'utf8') } },
      })),
    ),
  }
}
