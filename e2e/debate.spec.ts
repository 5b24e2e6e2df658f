import AxeBuilder from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { layCable } from './fixtures/cable.ts'
import { readPrint } from './fixtures/paper.ts'
import { expectSaved, savingState, takeSeat } from './fixtures/reading.ts'
import { expect, expectAccessible, test } from './fixtures/test.ts'

const question = 'Was it the means, or the task?'
const thesis = 'With enough means it could have been done.'
const claim = (page: Page, words: string): Locator => page.locator('[data-claim] > .body').filter({ hasText: words })
const pane = (page: Page): Locator => page.locator('.debate > .beside')

async function put(page: Page, how: string, words: string): Promise<void> {
  await page.getByRole('button', { name: how, exact: true }).first().click()
  await page.keyboard.type(words)
  await page.keyboard.press('Enter')
  await expect(claim(page, words)).toBeFocused()
}

/** Starts the debate as one who may, and gives its address. */
async function startDebate(page: Page): Promise<string> {
  await page.getByRole('link', { name: 'Debates' }).click()
  await page.getByLabel('Start a debate with a question').fill(question)
  await page.getByRole('button', { name: 'Start it' }).click()
  await expect(page.getByRole('heading', { level: 1, name: question })).toBeVisible()
  await expectSaved(page)
  return page.url()
}

async function menu(page: Page, item: string): Promise<void> {
  await pane(page).getByRole('button', { name: 'More for this claim' }).click()
  await page.getByRole('menuitem', { name: item }).click()
}

test.slow()

test('two people argue, live: claims, positions, what joins, words changed and taken back, hidden, closed', async ({ startApp, person }) => {
  const app = await startApp()
  const [ingrid, jonas] = [await person(app.origin, { viewport: { width: 1440, height: 900 } }), await person(app.origin, { viewport: { width: 1440, height: 900 } })]
  await takeSeat(ingrid, app.printedAddress(), 'Ingrid Solheim')
  await takeSeat(jonas, app.printedAddress(), 'Jonas Weidmann')
  const address = await startDebate(ingrid)
  await jonas.goto(address)
  await expectSaved(jonas)
  await expect(ingrid.getByRole('group', { name: /other/ })).toBeVisible()

  await put(ingrid, 'Put a thesis', thesis)
  await expect(claim(jonas, thesis)).toBeVisible()
  await put(jonas, 'Put a claim for it', 'The villages called, and nobody could come.')
  await put(jonas, 'Put a claim against it', 'It was spent on feeding itself.')
  await expect(claim(ingrid, 'feeding itself')).toContainText('Jonas')

  await test.step('a position is counted at once, and taken back', async () => {
    await claim(ingrid, 'feeding itself').click()
    const agree = pane(ingrid).getByRole('button', { name: /^Agree/ })
    await agree.click()
    await expect(agree).toHaveAttribute('aria-pressed', 'true')
    await expect(agree).toBeFocused()
    await expect(claim(jonas, 'feeding itself')).toContainText('1 agree')
    await agree.click()
    await expect(claim(jonas, 'feeding itself')).toContainText('0 agree')
  })

  await test.step('a claim qualifies another, and is joined to a third', async () => {
    await pane(ingrid).getByRole('button', { name: 'Qualify', exact: true }).click()
    await ingrid.keyboard.type('In the north only.')
    await ingrid.keyboard.press('Enter')
    await expect(claim(ingrid, 'In the north only.')).toContainText('qualifies')
    await pane(ingrid).getByRole('button', { name: 'Join it to another claim' }).click()
    const dialog = ingrid.getByRole('dialog')
    await dialog.getByLabel('They are the same claim').check()
    await dialog.getByRole('searchbox', { name: 'Find a claim' }).fill('VILLAGES')
    await dialog.getByRole('radio', { name: /villages called/ }).check()
    await dialog.getByRole('button', { name: 'Join them' }).click()
    await expect(dialog).toHaveCount(0)
    await claim(jonas, 'The villages called').click()
    await expect(pane(jonas)).toContainText('says Ingrid Solheim')
  })

  await test.step('one’s own words are changed, moved, taken back; and that is undone', async () => {
    await claim(jonas, 'feeding itself').click()
    await menu(jonas, 'Edit')
    await jonas.getByRole('textbox', { name: 'Your claim' }).fill('Most of it was spent on feeding itself.')
    await jonas.keyboard.press('Enter')
    await expect(claim(jonas, 'Most of it was')).toBeFocused()
    await expect(claim(ingrid, 'Most of it was')).toContainText('edited')
    await menu(jonas, 'Take back')
    // What answers it keeps its place.
    await expect(claim(ingrid, 'Jonas Weidmann took this claim back.')).toBeVisible()
    await expect(claim(ingrid, 'In the north only.')).toBeVisible()
    await jonas.getByRole('button', { name: 'Undo' }).click()
    await expect(claim(ingrid, 'Most of it was')).toBeVisible()
    await claim(jonas, 'Most of it was').click()
    await menu(jonas, 'Put it elsewhere')
    await jonas.getByRole('radio', { name: 'By itself, as a thesis' }).check()
    await jonas.getByRole('button', { name: 'Put it there' }).click()
    await expect(jonas.locator('.thesis').nth(1)).toContainText('Most of it was')
  })

  await test.step('who leads hides a claim, and shows it again', async () => {
    await claim(ingrid, 'The villages called').click()
    await menu(ingrid, 'Hide from others')
    await expect(claim(ingrid, 'The villages called')).toContainText('hidden from others')
    await expect(claim(jonas, 'The villages called')).toContainText('hidden by those who lead the course')
    await menu(ingrid, 'Show to others')
    await expect(claim(jonas, 'The villages called')).not.toContainText('hidden')
  })

  await test.step('it prints whole, as one list', async () => {
    expect((await readPrint(ingrid)).join(' ')).toMatch(/In the north only/)
  })

  await test.step('closed, it says so and takes nothing', async () => {
    await ingrid.getByRole('button', { name: 'More for this debate' }).click()
    await ingrid.getByRole('menuitem', { name: 'Close the debate' }).click()
    await ingrid.getByRole('dialog').getByRole('button', { name: 'Close the debate' }).click()
    for (const page of [ingrid, jonas]) {
      await expect(page.getByText('This debate is closed.')).toBeVisible()
      await expect(page.getByRole('button', { name: /^Put a/ })).toHaveCount(0)
    }
    await ingrid.goto(new URL(address).pathname.replace(/\/\w+$/, ''))
    await expect(ingrid.getByRole('listitem').filter({ hasText: question })).toContainText('closed')
    await expectAccessible(ingrid)
  })
})

test('by keyboard alone: claims put, gone through, answered, left again; what is begun survives a reload; nothing that arrives moves it', async ({ startApp, person }) => {
  const app = await startApp()
  const [ingrid, jonas] = [await person(app.origin, { viewport: { width: 1440, height: 900 } }), await person(app.origin, { viewport: { width: 1440, height: 900 } })]
  await takeSeat(ingrid, app.printedAddress(), 'Ingrid Solheim')
  await takeSeat(jonas, app.printedAddress(), 'Jonas Weidmann')
  const address = await startDebate(ingrid)
  const press = async (...keys: string[]) => { for (const key of keys) await ingrid.keyboard.press(key) }
  await ingrid.getByRole('button', { name: 'Put a thesis' }).focus()
  await press('Enter')
  await ingrid.keyboard.type(thesis)
  await press('Enter')
  await expect(claim(ingrid, thesis)).toBeFocused()

  await test.step('Enter leads to what may be done, Escape back, arrows go through', async () => {
    await press('Enter')
    await expect(pane(ingrid)).toBeFocused()
    await press('Escape')
    await expect(claim(ingrid, thesis)).toBeFocused()
    await press('Tab')
    await expect(ingrid.getByRole('button', { name: 'Put a claim for it' })).toBeFocused()
    await press('Enter')
    await ingrid.keyboard.type('It was tried nowhere.')
    await press('Enter')
    await expect(claim(ingrid, 'tried nowhere')).toBeFocused()
    await press('ArrowLeft')
    await expect(claim(ingrid, thesis)).toBeFocused()
    await press('ArrowRight')
    await expect(claim(ingrid, 'tried nowhere')).toBeFocused()
  })

  await test.step('deeper, the branch opens in place, and the browser leads back', async () => {
    for (const words of ['Where, then?', 'In Ituri.', 'That was another force.']) {
      await press('Enter')
      await expect(pane(ingrid)).toBeFocused()
      await pane(ingrid).getByRole('button', { name: 'Challenge', exact: true }).focus()
      await press('Enter')
      await ingrid.keyboard.type(words)
      await press('Enter')
      await expect(claim(ingrid, words)).toBeFocused()
    }
    await expect(ingrid.getByRole('navigation', { name: 'Where this branch belongs' })).toBeVisible()
    await ingrid.getByRole('button', { name: 'The whole debate' }).focus()
    await press('Enter')
    await expect(claim(ingrid, thesis)).toBeVisible()
    await expect(ingrid.locator(':focus')).toHaveCount(1)
  })

  await test.step('a claim begun is there after a reload', async () => {
    await ingrid.getByRole('button', { name: 'Put a thesis' }).focus()
    await press('Enter')
    await ingrid.keyboard.type('Half a thou')
    await ingrid.reload()
    await expect(ingrid.getByRole('textbox', { name: 'What do you hold?' })).toHaveValue('Half a thou')
    await expectSaved(ingrid)
  })

  await test.step('what would move the field waits until it is asked for', async () => {
    await jonas.goto(address)
    await expectSaved(jonas)
    const field = ingrid.getByRole('textbox', { name: 'What do you hold?' })
    await field.scrollIntoViewIfNeeded()
    const before = await field.boundingBox()
    await put(jonas, 'Put a claim for it', 'It was tried once, in Ituri.')
    const pill = ingrid.getByRole('button', { name: '1 new claim' })
    await expect(pill).toBeVisible()
    expect(await field.boundingBox()).toEqual(before)
    await pill.focus()
    await press('Enter')
    await expect(claim(ingrid, 'It was tried once, in Ituri.')).toBeFocused()
  })
})

test('what is written without a network waits, says so, and arrives', async ({ startApp, person }) => {
  const app = await startApp()
  const cable = await layCable(app.origin)
  const [ingrid, jonas] = [await person(app.origin), await person(cable.origin)]
  await takeSeat(ingrid, app.printedAddress(), 'Ingrid Solheim')
  await takeSeat(jonas, app.printedAddress(), 'Jonas Weidmann')
  const address = await startDebate(ingrid)
  await jonas.goto(new URL(address).pathname)
  await expectSaved(jonas)
  cable.pull()
  await expect(savingState(jonas)).toHaveAttribute('data-saving', 'offline', { timeout: 20_000 })
  await put(jonas, 'Put a thesis', 'Written on a train.')
  await expect(claim(jonas, 'Written on a train.')).toContainText('not saved yet')
  await expect(savingState(jonas)).toHaveAttribute('data-saving', 'waiting')
  cable.plugIn()
  await expect(claim(ingrid, 'Written on a train.')).toBeVisible({ timeout: 30_000 })
  await expectSaved(jonas)
  await cable.close()
})

test('axe finds nothing, in any theme, on a desk and on a phone; nothing is wider than the screen', async ({ startApp, person }) => {
  const app = await startApp()
  const ingrid = await person(app.origin, { viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' })
  await takeSeat(ingrid, app.printedAddress(), 'Ingrid Solheim')
  await startDebate(ingrid)
  await expectAccessible(ingrid)
  await put(ingrid, 'Put a thesis', thesis)
  await put(ingrid, 'Put a claim for it', 'بلا ماء لا طريق.')
  await put(ingrid, 'Put a claim against it', 'Unausweichlichkeitsvermutungen'.repeat(8))
  await ingrid.getByRole('button', { name: 'Put a claim for it' }).click()
  for (const viewport of [{ width: 1440, height: 900 }, { width: 390, height: 844 }]) {
    await ingrid.setViewportSize(viewport)
    expect(await ingrid.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
    await claim(ingrid, thesis).click()
    await expect(ingrid.getByRole('button', { name: /^Agree/ })).toBeVisible()
    await expectAccessible(ingrid)
    for (const theme of ['sepia', 'dark']) {
      await ingrid.evaluate((name) => { document.documentElement.dataset.theme = name }, theme)
      const { violations } = await new AxeBuilder({ page: ingrid }).withRules(['color-contrast', 'link-in-text-block']).analyze()
      expect(violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.target.join(' ')}`)), theme).toEqual([])
    }
    await ingrid.evaluate(() => { delete document.documentElement.dataset.theme })
  }
  await ingrid.keyboard.press('Escape')
  await expect(ingrid.getByRole('dialog')).toHaveCount(0)
  await expectAccessible(ingrid)
})
