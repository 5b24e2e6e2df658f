import type { Locator, Page } from '@playwright/test'
import { card, expectSaved, findWords, markPopover, openFirstReading, painted, takeSeat } from './fixtures/reading.ts'
import { expect, expectAccessible, test } from './fixtures/test.ts'

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
const passage = 'set down in a country'

/** Selects words as the system's handles do, with their line at a share of the window's height. */
const selectAt = async (page: Page, words: string, share: number) => (await findWords(page, words)).evaluate((range, at) => {
  window.scrollTo(0, window.scrollY + range.getBoundingClientRect().top - window.innerHeight * at)
  document.getSelection()?.removeAllRanges()
  document.getSelection()?.addRange(range)
}, share)

/** Of a passage: px from the window's top. */
const topOf = (page: Page, highlight: string) => page.evaluate((name) => ([...(CSS.highlights.get(name) ?? [])][0] as Range | undefined)?.getBoundingClientRect().top ?? NaN, highlight)
const boxOf = async (locator: Locator) => (await locator.boundingBox()) ?? { x: NaN, y: NaN, width: NaN, height: NaN }

test('with a finger alone a passage is commented on and put right, and never lies under what is opened for it', async ({ startApp, person }) => {
  const app = await startApp()
  const amara = await person(app.origin, phone)
  await takeSeat(amara, app.printedAddress(), 'Amara Nwosu')
  await openFirstReading(amara)

  await test.step('what one can do with it stands away from it', async () => {
    await selectAt(amara, passage, 0.4)
    await expect(markPopover(amara)).toBeVisible()
    expect((await boxOf(markPopover(amara))).y).toBeGreaterThan(amara.viewportSize()!.height / 2)
    await amara.evaluate(() => document.getSelection()?.removeAllRanges())
    await expect(markPopover(amara)).toHaveCount(0)
    await selectAt(amara, passage, 0.85)
    await expect(markPopover(amara)).toBeVisible()
    const { y, height } = await boxOf(markPopover(amara))
    expect(y + height).toBeLessThan(amara.viewportSize()!.height * 0.85)
    await expectAccessible(amara)
  })

  await test.step('and so does the sheet one writes in, also the first', async () => {
    await markPopover(amara).getByRole('button', { name: 'Comment' }).tap()
    await expect(amara.getByRole('textbox', { name: 'Your comment' })).toBeFocused()
    const sheet = amara.getByRole('region', { name: 'Notes in the margin' })
    await expect.poll(async () => (await boxOf(sheet)).y - await topOf(amara, 'postil-selection')).toBeGreaterThan(24)
    expect(await topOf(amara, 'postil-selection')).toBeGreaterThan(52)
    await amara.getByRole('textbox', { name: 'Your comment' }).fill('Which country had it been before?')
    await amara.getByRole('button', { name: 'Send', exact: true }).tap()
    await expectSaved(amara)
  })

  await test.step('its end is drawn further, and kept', async () => {
    await expect.poll(() => painted(amara, 'postil-plain-mine')).toContain(passage)
    const line = await amara.evaluate(() => {
      const { left, top, height } = ([...(CSS.highlights.get('postil-plain-mine') ?? [])].find((range) => (range as Range).toString() === 'set down in a country') as Range).getClientRects()[0] as DOMRect
      return { x: left + 8, y: top + height / 2 }
    })
    await amara.touchscreen.tap(line.x, line.y)
    await expect(card(amara, 'Which country')).toHaveAttribute('aria-current', 'true')
    await amara.getByRole('button', { name: 'More for your note' }).tap()
    await amara.getByRole('menuitem', { name: 'Change passage' }).tap()
    await expectAccessible(amara)
    const grip = await boxOf(amara.getByRole('slider', { name: 'End of the passage' }))
    const from = { x: grip.x + grip.width / 2, y: grip.y + grip.height - 6 }
    const finger = await amara.context().newCDPSession(amara)
    await finger.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [from] })
    for (const by of [4, 12, 20, 28]) await finger.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x: from.x + 2 * by, y: from.y + by }] })
    await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
    const bar = amara.getByRole('group', { name: 'Change the passage' })
    // A tap that follows a drawn finger within some ms is none to the browser.
    await expect(async () => {
      await bar.getByRole('button', { name: 'Save' }).tap({ timeout: 1000 })
      await expect(bar).toHaveCount(0, { timeout: 1000 })
    }).toPass()
    await expectSaved(amara)
    await expect(card(amara, 'Which country')).toHaveAttribute('aria-current', 'true')
    await expect.poll(async () => (await painted(amara, 'postil-plain-on')).some((words) => words.startsWith(`${passage} `))).toBe(true)
  })
})
