// The schema engine is never downloaded: migrations run through its WebAssembly build (server/database/migrate.ts),
// and `prisma generate` needs none. Any existing file satisfies the CLI's look-up.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath

import { defineConfig } from 'prisma/config'

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
})
