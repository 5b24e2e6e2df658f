import { defineConfig } from '@playwright/test'
import { chromiumArguments, findChromium } from './server/cli/chromium.mjs'

const executablePath = await findChromium()

/** Each spec starts the built app itself (e2e/fixtures/app.ts): `npm run build` first. */
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results/e2e',
  // Two cores: an app, a database and browsers each.
  workers: 2,
  fullyParallel: false,
  forbidOnly: process.env.CI !== undefined,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  use: {
    launchOptions: { ...(executablePath === null ? {} : { executablePath }), args: chromiumArguments },
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    colorScheme: 'light',
    locale: 'en-GB',
    timezoneId: 'Europe/Oslo',
  },
})
