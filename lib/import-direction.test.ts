import { ESLint } from 'eslint'
import { describe, expect, it } from 'vitest'

/** By the project's own rules, of which only the one about imports is run: the others want the types of the whole project first. */
const eslint = new ESLint({
  ruleFilter: ({ ruleId }) => ruleId === 'no-restricted-imports',
  overrideConfig: { languageOptions: { parserOptions: { projectService: false } } },
})

/** Lints one line as if it stood in `file` and gives the rules it breaks. */
async function rulesBroken(file: string, code: string): Promise<(string | null)[]> {
  const [result] = await eslint.lintText(code, { filePath: file })
  return result!.messages.map((m) => m.ruleId)
}

describe('the direction of imports', () => {
  it.each([
    ['lib/domain/error.ts', '@/lib/db/client.ts'],
    ['lib/domain/error.ts', 'react'],
    ['lib/domain/error.ts', 'node:fs'],
    ['lib/domain/error.ts', '@/lib/env.ts'],
    ['lib/db/id.ts', '@/components/ui/button.tsx'],
    ['lib/client/layer-session.types.ts', '@/lib/db/client.ts'],
    ['server/sync/sync-server.ts', '@/components/ui/button.tsx'],
    ['server/sync/sync-server.ts', '@/app/layout.tsx'],
    ['app/layout.tsx', '@/server/main.ts'],
    ['app/layout.tsx', '@/lib/db/client.ts'],
    ['components/ui/button.tsx', '@/lib/use-cases/reading/open-reading-room.ts'],
    ['lib/domain/annotation/entry.ts', '../../env.ts'],
    ['server/sync/sync-server.ts', '@/lib/anchoring/painter.ts'],
    ['lib/anchoring/reanchor/fold.ts', '@/lib/anchoring/painter.ts'],
  ])('refuses that %s imports %s', async (file, forbidden) => {
    expect(await rulesBroken(file, `import ${JSON.stringify(forbidden)}\n`)).toContain('no-restricted-imports')
  }, 60_000)

  it.each([
    ['lib/domain/error.ts', 'zod'],
    ['lib/domain/error.ts', '@/lib/domain/reading/block.ts'],
    ['components/ui/button.tsx', '@/lib/domain/error.ts'],
    ['app/layout.tsx', '@/components/ui/button.tsx'],
    ['server/sync/sync-server.ts', '@/lib/db/client.ts'],
    ['server/sync/sync-server.ts', '@/lib/anchoring/reanchor/place-entries.ts'],
  ])('lets %s import %s', async (file, allowed) => {
    expect(await rulesBroken(file, `import ${JSON.stringify(allowed)}\n`)).not.toContain('no-restricted-imports')
  }, 60_000)
})
