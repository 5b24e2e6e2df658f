import type { Page } from '@playwright/test'
import { openFirstReading, takeSeat } from './fixtures/reading.ts'
import { expect, test } from './fixtures/test.ts'

interface Stop {
  name: string
  /** Whether some of it can be seen: in the window, and under nothing else (WCAG 2.4.11). */
  seen: boolean
  isEnd: boolean
}

/** What has the focus. Of a field that lies transparent over what shows it, as a switch's, the label counts. */
const focused = (page: Page): Promise<Stop> => page.evaluate(async () => {
  const element = document.activeElement
  if (element === null || element === document.body) return { name: '', seen: true, isEnd: true }
  const label = element instanceof HTMLInputElement ? (element.labels?.[0] ?? null) : null
  const shown = label ?? element
  const isSeen = () => [...shown.getClientRects()]
    .flatMap(({ left, right, top, bottom }) => [.05, .5, .95].flatMap((x) => [.1, .5, .9].map((y) => [left + (right - left) * x, top + (bottom - top) * y] as const)))
    .some(([x, y]) => {
      const there = document.elementFromPoint(x, y)
      return there !== null && (shown.contains(there) || there.contains(shown) && there.matches('label') || element.contains(there))
    })
  // A frame or two may pass until the page stands where the focus took it.
  for (let frames = 0; frames < 10 && !isSeen(); frames++) await new Promise((resolve) => { requestAnimationFrame(resolve) })
  return { name: `${element.tagName.toLowerCase()}.${element.className} “${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 50)}”`, seen: isSeen(), isEnd: false }
})

/** Goes through the whole page with `key`, and gives what had the focus and could not be seen. */
async function hiddenStops(page: Page, key: 'Tab' | 'Shift+Tab'): Promise<{ hidden: string[]; count: number }> {
  const hidden: string[] = []
  for (let count = 0; count < 400; count++) {
    await page.keyboard.press(key)
    const stop = await focused(page)
    if (stop.isEnd) return { hidden, count }
    if (!stop.seen) hidden.push(stop.name)
  }
  throw new Error(`The page has no end with ${key}.`)
}

test.slow()

for (const { where, options, least } of [
  { where: 'a desk', options: { viewport: { width: 1440, height: 900 } }, least: 40 },
  { where: 'a low window', options: { viewport: { width: 1000, height: 560 } }, least: 25 },
  { where: 'a phone', options: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }, least: 20 },
]) {
  test(`what has the focus is never hidden under a bar on ${where}`, async ({ startApp, person }) => {
    const app = await startApp()
    const leila = await person(app.origin, { ...options, reducedMotion: 'reduce' })
    await takeSeat(leila, app.printedAddress(), 'Leïla Benhaddou')
    await openFirstReading(leila)

    for (const key of ['Tab', 'Shift+Tab'] as const) {
      const { hidden, count } = await hiddenStops(leila, key)
      expect(hidden, key).toEqual([])
      expect(count).toBeGreaterThan(least)
    }

    await test.step('nor beside an open thread', async () => {
      await leila.getByRole('button', { name: /comments? on paragraph/ }).first().focus()
      await leila.keyboard.press('Enter')
      await expect(leila.locator('[data-card][aria-current]')).toBeVisible()
      const { hidden } = await hiddenStops(leila, 'Tab')
      expect(hidden).toEqual([])
    })
  })
}
