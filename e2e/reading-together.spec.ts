import { expect, test, expectAccessible, type Apps, type People } from './fixtures/test.ts'
import { card, commentOn, expectSaved, openCard, openFirstReading, painted, selectWords, takeSeat } from './fixtures/reading.ts'
import type { Page } from '@playwright/test'

const phone = { viewport: { width: 390, height: 844 } }

/** The words at the top of the text, under the bar. */
const atTop = (page: Page) => page.evaluate(() => {
  const found = [...document.querySelectorAll<HTMLElement>('.work-text [data-n]')].find((element) => element.getBoundingClientRect().bottom > 70)
  return Number(found?.dataset['n'])
})

/** Jonas at a desk, and Amara, in one text. */
async function readTogether({ startApp, person }: Apps & People, amaraAt: Parameters<People['person']>[1] = {}): Promise<{ jonas: Page; amara: Page }> {
  const app = await startApp()
  const jonas = await person(app.origin)
  const amara = await person(app.origin, amaraAt)
  for (const [page, name] of [[jonas, 'Jonas'], [amara, 'Amara']] as const) {
    await takeSeat(page, app.printedAddress(), name)
    await openFirstReading(page)
  }
  return { jonas, amara }
}

test('two people read one text: one follows the other over screens of two sizes, until they scroll themselves', async ({ startApp, person }) => {
  const { jonas, amara } = await readTogether({ startApp, person }, phone)

  // Amara follows Jonas from the menu of her phone; he sees it.
  await amara.getByRole('button', { name: 'One other is reading' }).click()
  await amara.getByRole('menuitem', { name: /Follow Jonas/ }).click()
  await expect(amara.locator('[data-following]')).toBeVisible()
  await expect(jonas.getByRole('button', { name: /Amara.*Follows you/ })).toBeVisible()

  await jonas.mouse.move(600, 500)
  await jonas.mouse.wheel(0, 3000)
  await expect.poll(async () => Math.abs((await atTop(amara)) - (await atTop(jonas)))).toBeLessThanOrEqual(1)
  expect(await atTop(amara)).toBeGreaterThan(3)
  await expectAccessible(amara)

  await amara.mouse.move(200, 400)
  await amara.mouse.wheel(0, -600)
  await expect(amara.locator('[data-following]')).toHaveCount(0)
  // Exactly so: nobody follows him any more.
  await expect(jonas.getByRole('button', { name: 'Follow Amara Nwosu.', exact: true })).toBeVisible()

  // By key, and ended by Escape.
  await jonas.keyboard.press('f')
  await expect(jonas.locator('[data-following]')).toBeVisible()
  await jonas.keyboard.press('Escape')
  await expect(jonas.locator('[data-following]')).toHaveCount(0)
})

test('what arrives from others moves neither the page nor the words that are being written', async ({ startApp, person }) => {
  const { jonas, amara } = await readTogether({ startApp, person })

  const words = (await amara.locator('.work-text [data-n]').nth(4).textContent() ?? '').slice(0, 30)
  await selectWords(amara, words)
  await amara.getByRole('dialog', { name: 'Mark this passage' }).getByRole('button', { name: 'Comment' }).click()
  const field = amara.getByRole('textbox', { name: 'Your comment' })
  await field.fill('I was about to say')
  await field.press('ArrowLeft')
  await field.press('ArrowLeft')
  const state = () => field.evaluate((element: HTMLTextAreaElement) => ({ scroll: Math.round(window.scrollY), caret: element.selectionStart, focus: document.activeElement === element, top: Math.round(element.getBoundingClientRect().top) }))
  await expect.poll(async () => { const first = await state(); await amara.evaluate(() => new Promise((resolve) => { requestAnimationFrame(resolve) })); return (await state()).top - first.top }).toBe(0)
  const before = await state()

  // Jonas marks paragraph after paragraph, before and after hers.
  for (let at = 0; at < 12; at++) {
    await jonas.keyboard.press('j')
    await jonas.keyboard.press(String((at % 6) + 1))
  }
  await expectSaved(jonas)
  await expect.poll(async () => (await painted(amara, 'postil-claim')).length).toBeGreaterThan(0)
  await expect.poll(async () => (await painted(amara, 'postil-term')).length).toBeGreaterThan(0)
  expect(await state()).toEqual(before)
})

test('the look and the keys of an account are there on another device before anything is painted, and so is the place', async ({ startApp, person }) => {
  const app = await startApp()
  const first = await person(app.origin)
  await takeSeat(first, app.printedAddress(), 'Jonas')
  await openFirstReading(first)
  const kept = (part: string) => first.waitForResponse((response) => response.url().endsWith('/api/account/preferences') && response.ok() && (response.request().postData() ?? '').includes(part))

  await first.getByRole('button', { name: 'Type and theme' }).click()
  let done = kept('sepia')
  await first.getByRole('radio', { name: 'Sepia' }).check()
  await done
  done = kept('atkinson')
  await first.getByRole('radio', { name: 'Atkinson Hyperlegible' }).check()
  await done
  await expectAccessible(first)
  await first.keyboard.press('Escape')
  await expect(first.getByRole('dialog')).toHaveCount(0)

  await first.keyboard.press('?')
  await expect(first.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
  const comment = first.getByRole('listitem').filter({ hasText: /^Comment/ }).getByRole('button')
  await comment.click()
  await comment.press('q')
  await expect(first.getByText('“q” already does this: Ask.')).toBeVisible()
  done = kept('"o"')
  await comment.press('o')
  await done
  await expectAccessible(first)
  await first.keyboard.press('Escape')
  await expect(first.getByRole('dialog')).toHaveCount(0)

  await first.mouse.move(600, 500)
  const placed = first.waitForResponse((response) => response.url().endsWith('/state') && response.request().method() === 'PUT' && (response.request().postData() ?? '').includes('place'))
  await first.mouse.wheel(0, 4000)
  await placed

  const second = await person(app.origin)
  await takeSeat(second, app.printedAddress(), 'Jonas')
  await second.getByRole('link', { name: /^(Start reading|Read on)$/ }).click()
  await second.waitForURL(/\/readings\//)
  await second.reload({ waitUntil: 'commit' })
  await expect(second.locator('html')).toHaveAttribute('data-theme', 'sepia')
  await expect(second.locator('html')).toHaveAttribute('data-face', 'atkinson')
  await expectSaved(second)
  await second.getByRole('button', { name: /You were .*Go there/ }).click()
  await expect.poll(() => second.evaluate(() => window.scrollY)).toBeGreaterThan(2000)

  // The key does here what it was given there, and no longer what it did.
  await second.keyboard.press('j')
  await second.keyboard.press('a')
  await expect(second.getByRole('textbox', { name: 'Your comment' })).toHaveCount(0)
  await second.keyboard.press('o')
  await expect(second.getByRole('textbox', { name: 'Your comment' })).toBeVisible()
})

test('all marks hide and come back by a key; a block’s button has its comment as details; marks stay in forced colours', async ({ startApp, person }) => {
  const app = await startApp()
  const jonas = await person(app.origin)
  await takeSeat(jonas, app.printedAddress(), 'Jonas')
  await openFirstReading(jonas)
  const words = (await jonas.locator('.work-text [data-n]').nth(1).textContent() ?? '').slice(0, 30)
  await commentOn(jonas, words, 'A word for the details.')
  await expectSaved(jonas)
  await jonas.keyboard.press('Escape')
  await expect(card(jonas, 'A word for the details.')).toBeVisible()

  const button = jonas.getByRole('button', { name: /comments? on paragraph 2$/ })
  await button.focus()
  const session = await jonas.context().newCDPSession(jonas)
  const { root: { nodeId } } = await session.send('DOM.getDocument')
  const { nodeId: found } = await session.send('DOM.querySelector', { nodeId, selector: '.block-notes button:focus' })
  const { nodes } = await session.send('Accessibility.getPartialAXTree', { nodeId: found, fetchRelatives: false })
  expect(nodes[0]?.properties?.map(({ name }) => name)).toContain('details')
  await expect(jonas.locator('[role="comment"]').filter({ hasText: 'A word for the details.' })).toHaveCount(1)

  expect(await jonas.evaluate(() => CSS.highlights.has('postil-claim'))).toBe(true)
  await jonas.keyboard.press('m')
  await expect.poll(() => jonas.evaluate(() => CSS.highlights.has('postil-claim'))).toBe(false)
  await jonas.keyboard.press('m')
  await expect.poll(() => jonas.evaluate(() => CSS.highlights.has('postil-claim'))).toBe(true)

  await jonas.emulateMedia({ forcedColors: 'active' })
  const underline = await jonas.evaluate(() => getComputedStyle(document.querySelector('.work-text') as Element, '::highlight(postil-claim)').textDecorationLine)
  expect(underline).toContain('underline')
  await expectAccessible(jonas)
})

test('who writes in a thread is shown while they write, and no longer once it is sent', async ({ startApp, person }) => {
  const { jonas, amara } = await readTogether({ startApp, person })
  const thread = await openCard(amara, 'For me this settles')
  const field = (await openCard(jonas, 'For me this settles')).locator('[data-reply]')
  // His clock stands: no pause in writing ends it, only what he does.
  await jonas.clock.install()
  await jonas.clock.pauseAt(await jonas.evaluate(() => Date.now() + 10_000))
  await field.fill('In April, then.')
  await expect(thread.getByText('Jonas is writing…')).toBeVisible()
  await field.press('Control+Enter')
  await expect(field).toHaveValue('')
  // For what a page sends a moment later; a pause would take four times as long.
  await jonas.clock.runFor(1000)
  await expect(thread.getByText('In April, then.')).toBeVisible()
  await expect(thread.getByText('Jonas is writing…')).toHaveCount(0)
})
