import type { Page } from '@playwright/test'
import { expect, test } from './fixtures/test.ts'
import { expectSaved, openFirstReading, takeSeat } from './fixtures/reading.ts'

/** What the page says moved after it was painted, without anybody's doing (Layout Instability). */
async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    interface Shift extends PerformanceEntry { hadRecentInput: boolean; sources: readonly { node: Node | null }[] }
    const moved: string[] = []
    Object.assign(window, { moved })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as Shift[]) {
        if (!entry.hadRecentInput) moved.push(...entry.sources.map(({ node }) => (node instanceof Element ? node.outerHTML : (node?.textContent ?? '')).slice(0, 80)))
      }
    }).observe({ type: 'layout-shift', buffered: true })
  })
}

const movedOn = (page: Page) => page.evaluate(() => (window as unknown as { moved: string[] }).moved)

for (const [screen, viewport] of Object.entries({ desk: { width: 1440, height: 900 }, tablet: { width: 1024, height: 1366 }, phone: { width: 390, height: 844 } })) {
  test(`nothing on a reading moves once it is painted, on a ${screen}`, async ({ startApp, person }) => {
    const app = await startApp()
    const amara = await person(app.origin, { viewport })
    await takeSeat(amara, app.printedAddress(), 'Amara')
    await openFirstReading(amara)
    await watchShifts(amara)
    await amara.reload()
    await expectSaved(amara)
    await expect.poll(() => amara.evaluate(() => [...CSS.highlights.values()].some((marks) => marks.size > 0))).toBe(true)
    await amara.waitForLoadState('networkidle')
    expect(await movedOn(amara)).toEqual([])
  })
}
