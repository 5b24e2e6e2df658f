import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { courseOf, publishImport, sendImport } from './fixtures/importing.ts'
import { card, commentOn, expectSaved, openFirstReading, selectWords, takeSeat } from './fixtures/reading.ts'
import { expect, expectAccessible, test } from './fixtures/test.ts'
import { correctedWells, wells } from './fixtures/wells.ts'

/** Structure is one in all colours: it is looked at once, and then what the eye must tell apart in each. Forced colours are the system's: their contrast is not ours, nor known to axe. */
async function expectGoodInEveryTheme(page: Page): Promise<void> {
  await expectAccessible(page)
  for (const theme of ['sepia', 'dark']) {
    await page.evaluate((name) => { document.documentElement.dataset.theme = name }, theme)
    await expectNothing(page, new AxeBuilder({ page }).withRules(['color-contrast', 'link-in-text-block']), theme)
  }
  await page.evaluate(() => { delete document.documentElement.dataset.theme })
  await page.emulateMedia({ forcedColors: 'active' })
  await expectNothing(page, new AxeBuilder({ page }).disableRules(['color-contrast']), 'forced colours')
  await page.emulateMedia({ forcedColors: 'none' })
}

async function expectNothing(page: Page, axe: AxeBuilder, theme: string): Promise<void> {
  const { violations } = await axe.analyze()
  expect(violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.target.join(' ')} ${n.any[0]?.message ?? ''}`)), `${page.url()} in ${theme}`).toEqual([])
}

/** Long words and narrow screens: nothing is wider than the screen. */
async function expectNothingWider(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), `${page.url()} is wider than the screen`).toBeLessThanOrEqual(0)
}

test('axe finds nothing on any page, in any theme, on a desk', async ({ startApp, person }) => {
  test.setTimeout(600_000)
  const app = await startApp()
  const ingrid = await person(app.origin, { viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' })
  await ingrid.goto(new URL(app.printedAddress()).pathname)
  await expectGoodInEveryTheme(ingrid)
  await takeSeat(ingrid, app.printedAddress(), 'Ingrid Solheim')
  const course = new URL(ingrid.url()).pathname
  await expectGoodInEveryTheme(ingrid)
  const assign = await ingrid.getByRole('link', { name: /^Change the assignment/ }).first().getAttribute('href')
  for (const path of ['/courses', '/courses/new', `${course}/people`, `${course}/readings/new`, assign ?? '', '/account', '/readings/nowhere']) {
    await ingrid.goto(path)
    await expect(ingrid.getByRole('heading', { level: 1 })).toBeVisible()
    await expectGoodInEveryTheme(ingrid)
  }

  await test.step('what lies over a page', async () => {
    await ingrid.goto(`${course}/people`)
    await ingrid.getByRole('button', { name: /^What to do with/ }).first().click()
    await expectGoodInEveryTheme(ingrid)
    await ingrid.getByRole('menuitem', { name: 'Role and groups' }).click()
    await expect(ingrid.getByRole('dialog')).toBeVisible()
    await expectGoodInEveryTheme(ingrid)
    await ingrid.keyboard.press('Escape')
    await ingrid.getByRole('button', { name: 'Make it' }).click()
    await expect(ingrid.getByText('Write a name for the group.').first()).toBeVisible()
    await expectGoodInEveryTheme(ingrid)
  })

  await test.step('the reading room', async () => {
    await ingrid.goto(course)
    await openFirstReading(ingrid)
    await expectGoodInEveryTheme(ingrid)
    await ingrid.getByRole('button', { name: /comments? on paragraph/ }).first().focus()
    await ingrid.keyboard.press('Enter')
    await expect(ingrid.locator('[data-card][aria-current]')).toBeVisible()
    await expectGoodInEveryTheme(ingrid)
    await ingrid.keyboard.press('Escape')
    await selectWords(ingrid, 'strong in the wrong direction')
    await expectGoodInEveryTheme(ingrid)
    await ingrid.keyboard.press('Escape')
    await ingrid.getByRole('button', { name: 'Type and theme' }).click()
    await expectGoodInEveryTheme(ingrid)
    await ingrid.getByRole('button', { name: 'Keyboard shortcuts' }).click()
    await expectGoodInEveryTheme(ingrid)
    await ingrid.keyboard.press('Escape')
    await ingrid.setViewportSize({ width: 1000, height: 800 })
    await ingrid.getByRole('button', { name: /comments? on paragraph/ }).first().focus()
    await ingrid.keyboard.press('Enter')
    await expect(ingrid.getByRole('region', { name: 'Notes in the margin' })).toBeVisible()
    await expectGoodInEveryTheme(ingrid)
  })
})

test('axe finds nothing on the way of a reading from its file to its corrected text, in any theme', async ({ startApp, person }) => {
  test.setTimeout(600_000)
  const app = await startApp()
  const ingrid = await person(app.origin, { viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' })
  await takeSeat(ingrid, app.printedAddress(), 'Ingrid Solheim')
  const course = courseOf(ingrid)

  const importId = await test.step('looked over: a block in hand, its words open, what was left out, the work', async () => {
    const id = await sendImport(ingrid, `courses/${course}`, wells)
    await ingrid.goto(`/courses/${course}/imports/${id}`)
    await expect(ingrid.getByRole('heading', { name: 'On Wells' })).toBeVisible()
    await expectGoodInEveryTheme(ingrid)
    await ingrid.locator('[data-piece]').nth(1).click()
    await expectGoodInEveryTheme(ingrid)
    await ingrid.keyboard.press('Enter')
    await expect(ingrid.getByRole('textbox', { name: 'The words of this block' })).toBeVisible()
    await expectGoodInEveryTheme(ingrid)
    await ingrid.keyboard.press('Escape')
    for (const tab of [/^Left out/, 'The work']) {
      await ingrid.getByRole('radio', { name: tab }).check()
      await expectGoodInEveryTheme(ingrid)
    }
    return id
  })
  const reading = await publishImport(ingrid, importId)

  await test.step('its pages, and a thread beside them', async () => {
    await ingrid.goto(`/readings/${reading}`)
    await expectSaved(ingrid)
    await commentOn(ingrid, 'the council had only their word', 'Whose word, then?')
    await expectSaved(ingrid)
    await ingrid.getByRole('radio', { name: 'Pages' }).check()
    await expect(ingrid.locator('.page-sheet[data-drawn]').first()).toBeVisible()
    await expectGoodInEveryTheme(ingrid)
    await ingrid.getByRole('button', { name: 'Dark pages' }).or(ingrid.locator('.pages-bar [aria-pressed]')).first().click()
    await expectGoodInEveryTheme(ingrid)
  })

  await test.step('a corrected text, and a note without a place in it', async () => {
    await publishImport(ingrid, await sendImport(ingrid, `readings/${reading}`, correctedWells))
    await expect(ingrid.getByText('A corrected text is out.')).toBeVisible()
    await expectGoodInEveryTheme(ingrid)
    await ingrid.getByRole('button', { name: 'Read it' }).click()
    await ingrid.getByRole('button', { name: '1 note without a place' }).click()
    await expect(ingrid.getByRole('dialog', { name: 'Notes without a place' })).toBeVisible()
    await expectGoodInEveryTheme(ingrid)
    await ingrid.getByRole('dialog').getByRole('button', { name: 'Find its place' }).click()
    await expect(ingrid.getByRole('region', { name: 'Finding a note’s place' })).toBeVisible()
    await expectGoodInEveryTheme(ingrid)
  })
})

test('axe finds nothing on any page in French on a phone, and nothing is wider than the screen', async ({ startApp, person }) => {
  test.setTimeout(600_000)
  const app = await startApp()
  const mei = await person(app.origin, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, locale: 'fr-FR', reducedMotion: 'reduce' })

  await test.step('the door speaks the browser’s language, and another when asked', async () => {
    await mei.goto(new URL(app.printedAddress()).pathname)
    await expect(mei.getByRole('heading', { name: 'Se connecter' })).toBeVisible()
    await mei.getByRole('radio', { name: 'English' }).check()
    await expect(mei.getByRole('heading', { name: 'Sign in' })).toBeVisible()
    await mei.getByRole('radio', { name: 'Français' }).check()
    await expect(mei.locator('html[lang=fr]')).toBeAttached()
    await mei.getByRole('button', { name: 'Se connecter' }).click()
    await expect(mei.getByText('Écrivez votre mot de passe.').first()).toBeVisible()
    await expectGoodInEveryTheme(mei)
    await expectNothingWider(mei)
  })

  await takeSeat(mei, app.printedAddress(), 'Ingrid Solheim')
  const course = new URL(mei.url()).pathname
  const assign = await mei.getByRole('link', { name: /^Modifier le programme/ }).first().getAttribute('href')
  for (const path of [course, '/courses', '/courses/new', `${course}/people`, `${course}/readings/new`, assign ?? '', '/account', '/readings/nowhere']) {
    await mei.goto(path)
    await expect(mei.getByRole('heading', { level: 1 })).toBeVisible()
    await expectAccessible(mei)
    await expectNothingWider(mei)
  }

  await test.step('the reading room', async () => {
    await mei.goto(course)
    await mei.getByRole('link', { name: /^(Commencer|Continuer) la lecture$/ }).click()
    await expectSaved(mei)
    await expectGoodInEveryTheme(mei)
    await expectNothingWider(mei)
    await mei.getByRole('button', { name: /commentaires? : paragraphe/ }).first().focus()
    await mei.keyboard.press('Enter')
    await expect(card(mei, '').first()).toBeVisible()
    // To the end of the thread: axe does not see that the field one writes in covers whatever lies under it.
    await mei.locator('.room-panel .scroll').evaluate((thread) => thread.scrollTo(0, thread.scrollHeight))
    await expectGoodInEveryTheme(mei)
    await expectNothingWider(mei)
    // Away with the sheet: axe knows nothing of the top layer and takes it for lying over the menu.
    await mei.keyboard.press('Escape')
    await expect(mei.locator('.room-panel')).toHaveCount(0)
    await mei.getByRole('button', { name: 'Texte et couleurs' }).click()
    await expectAccessible(mei)
    await expectNothingWider(mei)
  })

  await test.step('an import, and its pages', async () => {
    await mei.goto(course)
    const importId = await sendImport(mei, `courses/${courseOf(mei)}`, wells)
    await mei.goto(`${course}/imports/${importId}`)
    await expect(mei.getByRole('heading', { name: 'On Wells' })).toBeVisible()
    await expectAccessible(mei)
    await expectNothingWider(mei)
    await mei.goto(`/readings/${await publishImport(mei, importId)}`)
    await expectSaved(mei)
    await mei.getByRole('radio', { name: 'Pages' }).check()
    await expect(mei.locator('.page-sheet[data-drawn]').first()).toBeVisible()
    await expectAccessible(mei)
    await expectNothingWider(mei)
  })
})
