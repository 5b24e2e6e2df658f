import { card, expectSaved } from './fixtures/reading.ts'
import { expect, test } from './fixtures/test.ts'
import type { Page } from '@playwright/test'

/** Tabs until what has focus is named so. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 40; presses++) {
    await page.keyboard.press('Tab')
    const focused = await page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '')
    if (name.test(focused)) return
  }
  throw new Error(`Tab never reached ${String(name)}`)
}

test('somebody without a mouse takes a seat, reads, comments and takes it back', async ({ startApp, person }) => {
  const app = await startApp()
  const leila = await person(app.origin)
  await leila.goto(app.printedAddress())
  await leila.keyboard.press('Tab')
  await expect(leila.locator(':focus')).toHaveText(/^Skip to/)
  await tabTo(leila, /Leïla Benhaddou/)
  await leila.keyboard.press('Enter')
  await leila.waitForURL(/\/courses\//)
  await tabTo(leila, /^(Start reading|Read on)$/)
  await leila.keyboard.press('Enter')
  await leila.waitForURL(/\/readings\//)
  await expectSaved(leila)

  // The second paragraph in hand, commented as a whole.
  await leila.keyboard.press('j')
  await leila.keyboard.press('j')
  await leila.keyboard.press('a')
  await expect(leila.getByRole('textbox', { name: 'Your comment' })).toBeFocused()
  await leila.keyboard.type('By keyboard alone.')
  await leila.keyboard.press('Control+Enter')
  await expectSaved(leila)
  await expect(card(leila, 'By keyboard alone.')).toHaveCount(1)

  // A sentence of it in hand, and let go.
  await leila.keyboard.press('s')
  await expect(leila.getByRole('dialog', { name: 'Mark this passage' })).toBeVisible()
  await leila.keyboard.press('Escape')
  await expect(leila.getByRole('dialog', { name: 'Mark this passage' })).toHaveCount(0)

  // Through the notes to one's own, and its words taken back.
  for (let presses = 0; presses < 20 && await card(leila, 'By keyboard alone.').getAttribute('aria-current') === null; presses++) await leila.keyboard.press('n')
  await expect(card(leila, 'By keyboard alone.')).toHaveAttribute('aria-current', 'true')
  await tabTo(leila, /^More for your note/)
  await leila.keyboard.press('Enter')
  await expect(leila.getByRole('menuitem', { name: 'Edit' })).toBeFocused()
  await leila.keyboard.press('ArrowDown')
  await leila.keyboard.press('Enter')
  await expectSaved(leila)
  await expect(card(leila, 'By keyboard alone.')).toHaveCount(0)

  await leila.keyboard.press('?')
  await expect(leila.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
  await leila.keyboard.press('Escape')
  await expect(leila.getByRole('dialog', { name: 'Keyboard shortcuts' })).toHaveCount(0)
})
