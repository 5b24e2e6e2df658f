import js from '@eslint/js'
import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

/**
 * The direction of imports: app -> components -> lib, server -> lib; inside lib everything may import domain,
 * and domain imports only zod and yjs. Each row names a folder and what it may not import.
 * Folders reach each other through "@/": a relative path never leaves its own folder's parent.
 */
const up = 'app|components|server'
const backend = 'db|auth|http|use-cases|importing|env\\.ts|shared\\.ts'
export const direction = [
  { files: ['lib/domain'], forbid: `^@/(${up}|prisma)/|^@/lib/(?!domain/)|^(?!@/|\\.|zod$|yjs$|vitest|fast-check)` },
  { files: ['lib/anchoring'], forbid: `^@/(${up}|prisma)/|^@/lib/(?!domain/|anchoring/)|^(react|next|node:)` },
  { files: ['lib/client'], forbid: `^@/(${up}|prisma)/|^@/lib/(?!domain/|anchoring/|client/)|^(next|node:)` },
  { files: ['lib/importing', 'lib/exporting'], forbid: `^@/(${up}|prisma)/|^@/lib/(?!domain/|importing/|exporting/)|^(react|next)` },
  // Finding quotations again needs no page: browser, server and worker share it.
  { files: ['lib/anchoring/reanchor'], forbid: `^@/(${up}|prisma)/|^@/lib/(?!domain/)|^(react|next|node:)|^\\.\\./` },
  { files: ['lib/db', 'lib/auth', 'lib/http', 'lib/use-cases'], forbid: `^@/(${up})/|^@/lib/(client/|anchoring/(?!reanchor/))` },
  { files: ['components'], forbid: `^@/(app|server|prisma)/|^@/lib/(${backend})|^node:` },
  { files: ['app'], forbid: '^@/(server|prisma)/|^@/lib/db/' },
  { files: ['server'], forbid: '^@/(app|components)/|^@/lib/(client/|anchoring/(?!reanchor/))' },
]

export default tseslint.config(
  { ignores: ['node_modules/', '.next/', '.next-test/', 'dist/', '.data/', 'prisma/generated/', 'next-env.d.ts', 'test-results/', 'playwright-report/', 'public/'] },
  js.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [...tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-console': 'error',
    },
  },
  { files: ['**/*.mjs'], languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly', fetch: 'readonly', setTimeout: 'readonly', clearTimeout: 'readonly', Buffer: 'readonly', performance: 'readonly', AbortSignal: 'readonly' } } },
  { files: ['components/**/*.{ts,tsx}', 'app/**/*.{ts,tsx}'], plugins: { 'react-hooks': reactHooks }, rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' } },
  { files: ['**/*.test.ts', '**/*.test.tsx', 'e2e/**'], rules: { '@typescript-eslint/no-non-null-assertion': 'off', '@typescript-eslint/unbound-method': 'off' } },
  { files: ['e2e/**'], rules: { 'no-empty-pattern': 'off' } },
  ...direction.map(/** @returns {import('typescript-eslint').ConfigWithExtends} */ ({ files, forbid }) => ({
    files: files.map((folder) => `${folder}/**/*.{ts,tsx}`),
    // What tests start with may reach as far as they do.
    ignores: ['**/*.test.{ts,tsx}', '**/testing/use-*.ts'],
    rules: {
      'no-restricted-imports': ['error', {
        patterns: [
          { regex: forbid, message: 'Imports run app -> components -> lib, server -> lib, all -> lib/domain.' },
          { regex: '^(\\.\\./){2,}', message: 'Reach other folders through "@/".' },
        ],
      }],
    },
  })),
)
