import path from 'node:path'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'

const alias = { '@': path.resolve(import.meta.dirname) }
const chromium = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'

/**
 * unit: beside the source, no I/O. int: against a real Postgres (server/testing/postgres.ts starts one).
 * browser: in real Chromium. Rooms (server/sync) are `int`: a real server, real clients.
 */
export default defineConfig({
  test: {
    projects: [
      { resolve: { alias }, test: { name: 'unit', include: ['{lib,components,server,app,prisma}/**/*.test.{ts,tsx}'], exclude: ['**/*.int.test.ts', '**/*.browser.test.{ts,tsx}'], environment: 'node' } },
      { resolve: { alias }, test: { name: 'int', include: ['{lib,server,prisma,app}/**/*.int.test.ts'], environment: 'node', globalSetup: ['server/testing/postgres.ts'], testTimeout: 20_000, hookTimeout: 60_000, maxWorkers: 2, sequence: { groupOrder: 1 } } },
      {
        resolve: { alias },
        // Known from the start: what Vite finds only while a test runs makes it load React a second time.
        optimizeDeps: { include: ['react', 'react/jsx-dev-runtime', 'react-dom', 'react-dom/client', 'react-dom/server', 'lucide-react', 'clsx', 'tailwind-merge', 'next-intl'] },
        test: {
          name: 'browser',
          sequence: { groupOrder: 2 },
          include: ['{lib,components}/**/*.browser.test.{ts,tsx}'],
          browser: { enabled: true, headless: true, screenshotFailures: false, provider: playwright({ launchOptions: { executablePath: chromium, args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'] } }), instances: [{ browser: 'chromium' }] },
        },
      },
    ],
  },
})
