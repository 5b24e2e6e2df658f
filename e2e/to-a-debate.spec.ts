import type { Page } from '@playwright/test'
import { layCable } from './fixtures/cable.ts'
import { expectSaved, markPopover, openCard, openFirstReading, savingState, selectWords, takeSeat } from './fixtures/reading.ts'
import { expect, expectAccessible, test } from './fixtures/test.ts'

const passage = 'whatever is added carries it further'
const dialog = (page: Page) => page.getByRole('dialog', { name: 'To a debate' })
const claim = (page: Page) => dialog(page).getByRole('textbox', { name: 'What do you put forward?' })
const put = (page: Page) => dialog(page).getByRole('button', { name: 'Put it forward' })

/** Starts a debate in the open dialog. */
async function startDebate(page: Page, question: string): Promise<void> {
  const another = dialog(page).getByRole('combobox', { name: 'Debate' })
  const field = dialog(page).getByRole('textbox', { name: 'The question' })
  await expect(another.or(field).first()).toBeVisible()
  if (await another.isVisible()) await another.selectOption('Start another debate')
  await field.fill(question)
  await field.press('Enter')
  await expect(another.locator('option:checked')).toHaveText(question)
}

const putForward = async (page: Page) => {
  await expect(put(page)).not.toHaveAttribute('aria-disabled', 'true')
  await put(page).click()
  await expect(dialog(page)).toHaveCount(0)
}

test.slow()

test('a passage becomes a claim, answers another by keyboard alone, and leads back to its words', async ({ startApp, person }) => {
  const app = await startApp()
  const leila = await person(app.origin)
  await takeSeat(leila, app.printedAddress(), 'Leïla Benhaddou')
  await openFirstReading(leila)
  const reading = new URL(leila.url()).pathname

  await test.step('by mouse, into a debate that is started on the way', async () => {
    await selectWords(leila, passage)
    await markPopover(leila).getByRole('button', { name: 'To a debate' }).click()
    await expect(dialog(leila).getByText(passage)).toBeVisible()
    await startDebate(leila, 'More means, or a different task?')
    await claim(leila).fill('More means would have carried the mission further astray.')
    await expectAccessible(leila)
    await leila.emulateMedia({ colorScheme: 'dark' })
    await expectAccessible(leila)
    await leila.emulateMedia({ colorScheme: 'light' })
    await putForward(leila)
    await expect(leila.getByText('Put forward in “More means, or a different task?”')).toBeVisible()
    await expectSaved(leila)
  })

  await test.step('where it went is a press away, and its passage leads back to the very words', async () => {
    await leila.getByRole('link', { name: 'See it there' }).click()
    await expect(leila).toHaveURL(/\/debates\/[^#]+#c=/)
    await expect(leila.getByText('More means would have carried the mission further astray.').first()).toBeVisible()
    await leila.getByRole('link', { name: /Open the reading/ }).first().click()
    await leila.waitForURL(new RegExp(reading))
    await expect(leila.getByText(passage).first()).toBeInViewport()
  })

  const jonas = await person(app.origin)
  await test.step('another answers it by keyboard alone', async () => {
    await takeSeat(jonas, app.printedAddress(), 'Jonas Weidmann')
    await jonas.goto(reading)
    await expectSaved(jonas)
    await jonas.keyboard.press('j')
    await jonas.keyboard.press('d')
    await expect(claim(jonas)).toBeFocused()
    await expect(dialog(jonas).getByRole('radio', { name: /carried the mission further astray/ })).toBeVisible()
    await jonas.keyboard.type('The means never arrived.')
    await jonas.keyboard.press('Tab')
    await jonas.keyboard.press('ArrowDown')
    await expect(dialog(jonas).getByRole('radio', { name: /carried the mission further astray/ })).toBeChecked()
    await jonas.keyboard.press('Tab')
    await jonas.keyboard.press('ArrowRight')
    await expect(dialog(jonas).getByRole('radio', { name: 'challenges' })).toBeChecked()
    await jonas.keyboard.press('Tab')
    await jonas.keyboard.press('Enter')
    await expect(dialog(jonas)).toHaveCount(0)
    await expect(jonas.getByText(/^Put forward in/)).toBeVisible()
  })

  await test.step('and takes it back', async () => {
    await jonas.getByRole('button', { name: 'Undo' }).click()
    await expect(jonas.getByText('Taken back', { exact: true })).toBeVisible()
    await jonas.keyboard.press('j')
    await jonas.keyboard.press('d')
    await expect(dialog(jonas).getByRole('radio', { name: /carried the mission further astray/ })).toBeVisible()
    await expect(dialog(jonas).getByText('The means never arrived.')).toHaveCount(0)
    await jonas.keyboard.press('Escape')
    await expect(dialog(jonas)).toHaveCount(0)
    await jonas.keyboard.press('Escape')
    await expect(markPopover(jonas)).toHaveCount(0)
  })

  await test.step('a note’s menu takes its passage and its words there', async () => {
    await selectWords(jonas, passage)
    await markPopover(jonas).getByRole('button', { name: 'Comment' }).click()
    await jonas.getByRole('textbox', { name: 'Your comment' }).fill('Here is the **whole** argument.')
    await jonas.getByRole('button', { name: 'Send', exact: true }).click()
    await expectSaved(jonas)
    await openCard(jonas, 'Here is the whole argument.')
    await jonas.locator('[data-card][aria-current] .more').first().click()
    await jonas.getByRole('menuitem', { name: 'To a debate' }).click()
    await expect(claim(jonas)).toHaveValue('Here is the whole argument.')
    await expect(dialog(jonas).getByText(passage)).toBeVisible()
  })
})

test('with a finger on a phone, and kept through a reload', async ({ startApp, person }) => {
  const app = await startApp()
  const amara = await person(app.origin, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
  await takeSeat(amara, app.printedAddress(), 'Amara Nwosu')
  await openFirstReading(amara)
  const select = () => amara.locator('article.text').evaluate((article, words) => {
    const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const from = (node.textContent ?? '').indexOf(words)
      if (from < 0) continue
      node.parentElement?.scrollIntoView({ block: 'center' })
      document.getSelection()?.setBaseAndExtent(node, from, node, from + words.length)
      return
    }
  }, passage)
  await select()
  await expect(markPopover(amara)).toBeVisible()
  await expectAccessible(amara)
  await markPopover(amara).getByRole('button', { name: 'To a debate' }).tap()
  await startDebate(amara, 'Who should have come?')
  await claim(amara).fill('Not more of the same.')
  await expectAccessible(amara)

  await amara.reload()
  await expectSaved(amara)
  await expect(amara.getByText('You began a claim:')).toBeVisible()
  await amara.getByRole('button', { name: 'Go on' }).tap()
  await expect(claim(amara)).toHaveValue('Not more of the same.')
  await expect(dialog(amara).getByText(passage)).toBeVisible()
  await expect(put(amara)).not.toHaveAttribute('aria-disabled', 'true')
  await put(amara).tap()
  await expect(amara.getByText('Put forward in “Who should have come?”')).toBeVisible()
  await expect(amara.getByText('You began a claim:')).toHaveCount(0)
})

test('what is put forward without a network waits, is counted, and arrives once from another page', async ({ startApp, person }) => {
  const app = await startApp()
  const cable = await layCable(app.origin)
  const leila = await person(cable.origin)
  await takeSeat(leila, app.printedAddress(), 'Leïla Benhaddou')
  await openFirstReading(leila)
  await selectWords(leila, passage)
  await markPopover(leila).getByRole('button', { name: 'To a debate' }).click()
  await startDebate(leila, 'Who should have come?')
  await expect(put(leila)).not.toHaveAttribute('aria-disabled', 'true')
  await claim(leila).fill('Nobody should have come.')
  const course = await leila.evaluate(() => fetch('/').then(({ url }) => url))

  cable.pull()
  await expect(savingState(leila)).toHaveAttribute('data-saving', 'offline', { timeout: 20_000 })
  await put(leila).click()
  await expect(leila.getByText(/^Waits on this device for/)).toBeVisible()
  await expect(savingState(leila)).toHaveText('1 waiting')
  const context = leila.context()
  await leila.close()

  cable.plugIn()
  const later = await context.newPage()
  await later.goto(course)
  const ingrid = await person(app.origin)
  await takeSeat(ingrid, app.printedAddress(), 'Ingrid Solheim')
  await openFirstReading(ingrid)
  await ingrid.keyboard.press('j')
  await ingrid.keyboard.press('d')
  await expect(dialog(ingrid).getByRole('radio', { name: /Nobody should have come/ })).toHaveCount(1, { timeout: 20_000 })
  await cable.close()
})
