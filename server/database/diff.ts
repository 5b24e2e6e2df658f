import fs from 'node:fs/promises'
import path from 'node:path'
import { projectRoot } from '@/server/project-root.ts'
import { everything, withSchemaEngine } from './schema-engine.ts'

export const schemaFile = path.join(projectRoot, 'prisma', 'schema.prisma')

const asFiles = (content: string) => ({ files: [{ path: 'schema.prisma', content }] })

/** SQL that leads from one `schema.prisma` (null: an empty database) to another; null where they say the same. No database is touched. */
export function diffSchemas(from: string | null, to: string): Promise<string | null> {
  return withSchemaEngine(null, async (engine) => {
    const { exitCode, stdout } = await engine.diff({
      from: from === null ? { tag: 'empty' } : { tag: 'schemaDatamodel', ...asFiles(from) },
      to: { tag: 'schemaDatamodel', ...asFiles(to) },
      script: true, exitCode: true, filters: everything,
    })
    return exitCode === 0 ? null : stdout
  })
}

/** SQL that leads from what the database at `databaseUrl` is to `schema.prisma`; null where it is exactly that. Only reads. */
export async function diffDatabase(databaseUrl: string, schema?: string): Promise<string | null> {
  const to = schema ?? (await fs.readFile(schemaFile, 'utf8'))
  return withSchemaEngine(databaseUrl, async (engine) => {
    const { exitCode, stdout } = await engine.diff({
      from: { tag: 'schemaDatasource', ...asFiles(to), configDir: path.dirname(schemaFile) },
      to: { tag: 'schemaDatamodel', ...asFiles(to) },
      script: true, exitCode: true, filters: everything,
    })
    return exitCode === 0 ? null : stdout
  })
}
