import type { Page } from '@playwright/test'
import { expectSaved, openFirstReading, selectWords, takeSeat } from './fixtures/reading.ts'
import { expect, test } from './fixtures/test.ts'

interface Moves { animations: string[]; smooth: number }

/** From now on notes what moves: whatever animation or transition starts, and each smooth scroll. */
async function watchMoves(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const moves: Moves = { animations: [], smooth: 0 }
    Object.assign(window, { moves })
    const note = (event: Event) => {
      const element = event.target as Element
      const running = element.getAnimations({ subtree: true }).filter((one) => Number(one.effect?.getComputedTiming().duration ?? 0) > 0)
      moves.animations.push(...running.map((one) => `${(one as CSSAnimation).animationName ?? (one as CSSTransition).transitionProperty} of ${element.className}`))
    }
    for (const kind of ['animationstart', 'transitionrun']) document.addEventListener(kind, note, true)
    for (const name of ['scrollTo', 'scrollBy', 'scroll'] as const) {
      const own: (options?: ScrollToOptions) => void = window[name].bind(window)
      window[name] = ((options: ScrollToOptions) => {
        if (options.behavior === 'smooth') moves.smooth++
        own(options)
      }) as typeof window.scrollTo
    }
    const into = Element.prototype.scrollIntoView
    Element.prototype.scrollIntoView = function (options) {
      if (typeof options === 'object' && options.behavior === 'smooth') moves.smooth++
      into.call(this, options)
    }
  })
}

const moved = (page: Page) => page.evaluate(() => (window as unknown as { moves: Moves }).moves)

/** All that moves otherwise: cards, popovers, dialogs, sheets, the search, and every way of going somewhere. */
async function doAll(page: Page): Promise<void> {
  await openFirstReading(page)
  await page.getByRole('button', { name: /comments? on paragraph/ }).first().focus()
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-card][aria-current]')).toBeVisible()
  await page.keyboard.press('Escape')
  for (const key of ['n', 'n', 'n', 'Escape', 'j', 'j', 'k']) await page.keyboard.press(key)
  await selectWords(page, 'strong in the wrong direction')
  await page.keyboard.press('4')
  await expectSaved(page)
  await page.keyboard.press('/')
  await page.keyboard.type('mission')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.getByRole('button', { name: 'Type and theme' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('navigation', { name: 'Contents' }).getByRole('link').last().click()
  await page.getByRole('navigation', { name: /notes gather/i }).getByRole('button').first().click()
}

test.slow()

test('nothing moves for who wants no motion', async ({ startApp, person }) => {
  const app = await startApp()
  const still = await person(app.origin, { viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' })
  await watchMoves(still)
  await takeSeat(still, app.printedAddress(), 'Leïla Benhaddou')
  await doAll(still)
  expect(await moved(still)).toEqual({ animations: [], smooth: 0 })

  // The same where nothing was asked moves: the watch sees it.
  const moving = await person(app.origin, { viewport: { width: 1440, height: 900 }, reducedMotion: 'no-preference' })
  await watchMoves(moving)
  await takeSeat(moving, app.printedAddress(), 'Jonas Weidmann')
  await doAll(moving)
  const { animations, smooth } = await moved(moving)
  expect(animations.length).toBeGreaterThan(0)
  expect(smooth).toBeGreaterThan(0)
})
