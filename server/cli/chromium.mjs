import fs from 'node:fs'

const usual = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome']

/** The Chromium that tests run in: CHROMIUM_PATH, one that the system has, or Playwright's own; null where there is none. */
export async function findChromium() {
  const named = process.env.CHROMIUM_PATH
  if (named !== undefined && named !== '') return fs.existsSync(named) ? named : null
  const { chromium } = await import('@playwright/test')
  return [...usual, chromium.executablePath()].find((file) => fs.existsSync(file)) ?? null
}

/** As root and without a screen; and it speaks to nobody but the app. */
export const chromiumArguments = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking']
