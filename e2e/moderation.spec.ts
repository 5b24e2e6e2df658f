import type { Page } from '@playwright/test'
import { card, commentOn, expectSaved, openCard, openFirstReading, painted, takeSeat } from './fixtures/reading.ts'
import { expect, expectAccessible, test } from './fixtures/test.ts'

const note = 'That was unfair of me.'
const passage = 'strong in the wrong direction'

/** The menu of the open card. */
const openMenu = (page: Page) => page.locator('[data-card][aria-current] .more').first().click()

test.slow()

test('who leads the course hides a note: the others lose it, its author keeps it and is told, and it can be shown again', async ({ startApp, person }) => {
  const app = await startApp()
  const [leila, jonas, ingrid] = [await person(app.origin), await person(app.origin), await person(app.origin)]
  await takeSeat(leila, app.printedAddress(), 'Leïla Benhaddou')
  await takeSeat(jonas, app.printedAddress(), 'Jonas Weidmann')
  await takeSeat(ingrid, app.printedAddress(), 'Ingrid Solheim')
  await openFirstReading(leila)
  await jonas.goto(leila.url())
  await ingrid.goto(leila.url())
  await expectSaved(jonas)
  await ingrid.getByRole('radio', { name: 'Tuesday group' }).click()

  await commentOn(leila, passage, note)
  await expectSaved(leila)
  await expect(card(jonas, note)).toHaveCount(1)

  await test.step('no student can', async () => {
    await openCard(jonas, note)
    await openMenu(jonas)
    await expect(jonas.getByRole('menuitem', { name: 'Mark as settled' })).toBeVisible()
    await expect(jonas.getByRole('menuitem', { name: 'Hide from others' })).toHaveCount(0)
    await jonas.keyboard.press('Escape')
    await jonas.keyboard.press('Escape')
  })

  await test.step('hidden, it goes from the others’ margin and text at once, and stays with its author', async () => {
    const before = (await painted(jonas, 'postil-plain')).filter((words) => words === passage).length
    expect(before).toBeGreaterThan(0)
    await openCard(ingrid, note)
    await openMenu(ingrid)
    await ingrid.getByRole('menuitem', { name: 'Hide from others' }).click()
    await expect(card(jonas, note)).toHaveCount(0)
    await expect.poll(async () => (await painted(jonas, 'postil-plain')).filter((words) => words === passage).length).toBe(before - 1)
    await expect(card(leila, note)).toContainText('hidden by those who lead the course')
    await expect(card(ingrid, note)).toContainText('hidden from others')
    await expectAccessible(leila)
    await expectAccessible(ingrid)
  })

  await test.step('who opens the reading anew is not even sent its words', async () => {
    const received: string[] = []
    jonas.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => received.push(payload.toString())))
    await jonas.reload()
    await expectSaved(jonas)
    await expect(jonas.locator('[data-card]').first()).toBeAttached()
    await expect(card(jonas, note)).toHaveCount(0)
    expect(received.length).toBeGreaterThan(0)
    expect(received.join('')).not.toContain(note)
  })

  await test.step('shown again, it is back for everybody', async () => {
    await openMenu(ingrid)
    await ingrid.getByRole('menuitem', { name: 'Show to others again' }).click()
    await expect(card(jonas, note)).toHaveCount(1)
    await expect(card(leila, note)).not.toContainText('hidden by')
    await expect(card(ingrid, note)).not.toContainText('hidden from others')
  })
})
