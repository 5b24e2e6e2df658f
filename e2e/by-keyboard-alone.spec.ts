import { correctedWells, wells } from './fixtures/wells.ts'
import { courseOf, publishImport, sendImport } from './fixtures/importing.ts'
import { card, expectSaved, painted } from './fixtures/reading.ts'
import { expect, test } from './fixtures/test.ts'
import type { Page } from '@playwright/test'

/** Tabs until what has focus is named so. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab')
    const focused = await page.evaluate(() => {
      const element = document.activeElement
      return element?.getAttribute('aria-label') ?? (element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : element?.textContent) ?? ''
    })
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

test.slow()

test('somebody without a mouse looks an import over, reads its pages, and finds a note its place in the corrected text', async ({ startApp, person }) => {
  const app = await startApp()
  const ingrid = await person(app.origin)
  await ingrid.goto(app.printedAddress())
  await tabTo(ingrid, /Ingrid Solheim/)
  await ingrid.keyboard.press('Enter')
  await ingrid.waitForURL(/\/courses\//)
  const course = courseOf(ingrid)

  await test.step('the import is corrected and published', async () => {
    await sendImport(ingrid, `courses/${course}`, wells)
    await ingrid.reload()
    await tabTo(ingrid, /wells\.pdf/)
    await ingrid.keyboard.press('Enter')
    await ingrid.waitForURL(/\/imports\//)
    await tabTo(ingrid, /^Paragraph, \d+ of \d+|^Heading.*, 1 of \d+/)
    for (let presses = 0; presses < 5 && !(await focusedText(ingrid)).startsWith('A meeting was called'); presses++) await ingrid.keyboard.press('ArrowDown')
    expect(await focusedText(ingrid)).toContain('A meeting was called')
    await ingrid.keyboard.press('q')
    await expect(ingrid.locator('[data-piece] blockquote')).toContainText('A meeting was called')
    await ingrid.keyboard.press('p')
    await expect(ingrid.locator('[data-piece] blockquote')).toHaveCount(0)
    await ingrid.keyboard.press('Enter')
    await expect(ingrid.getByRole('textbox', { name: 'The words of this block' })).toBeFocused()
    await ingrid.keyboard.press('Escape')
    await expect(ingrid.locator('[data-saving]')).toHaveAttribute('data-saving', 'saved')
    await ingrid.keyboard.press('Shift+Tab')
    for (let presses = 0; presses < 20 && (await focusedText(ingrid)) !== 'Publish'; presses++) await ingrid.keyboard.press('Shift+Tab')
    await ingrid.keyboard.press('Enter')
    await ingrid.waitForURL(/\/assign/)
    await tabTo(ingrid, /^Look at it as readers will/)
    await ingrid.keyboard.press('Enter')
    await ingrid.waitForURL(/\/readings\/[a-z0-9]+$/)
    await expectSaved(ingrid)
  })

  await test.step('the keys step through the pages by paragraph, as through the text, and a note takes the whole of it', async () => {
    await tabTo(ingrid, /^Text$/)
    await ingrid.keyboard.press('ArrowRight')
    await expect(ingrid.locator('.page-sheet[data-drawn]').first()).toBeVisible()
    for (let presses = 0; presses < 5 && !(await inHand(ingrid)).startsWith('A meeting was called'); presses++) await ingrid.keyboard.press('j')
    expect(await inHand(ingrid)).toMatch(/^A meeting was called.*sat in the autumn\.$/s)
    await ingrid.keyboard.press('j')
    expect(await inHand(ingrid)).toMatch(/^The second well was dug.*in the village\.$/s)
    await ingrid.keyboard.press('k')
    await ingrid.keyboard.press('a')
    await expect(ingrid.getByRole('textbox', { name: 'Your comment' })).toBeFocused()
    await ingrid.keyboard.type('Whose word, then?')
    await ingrid.keyboard.press('Control+Enter')
    await expectSaved(ingrid)
    // A sentence is one over the ends of its printed lines.
    await ingrid.keyboard.press('j')
    await ingrid.keyboard.press('s')
    await expect.poll(() => ingrid.evaluate(() => document.getSelection()?.toString().replace(/\s+/g, ' '))).toMatch(/^(?:The second well was dug in nine days\.|A meeting was called for the first Monday of the month\.|The well had been dry.*whose ?fault it was\.)$/)
    await ingrid.keyboard.press('Escape')
  })

  await test.step('a corrected text comes out, and the note whose words are gone is put where it belongs', async () => {
    await publishImport(ingrid, await sendImport(ingrid, `readings/${new URL(ingrid.url()).pathname.split('/')[2] ?? ''}`, correctedWells))
    await expect(ingrid.getByText('A corrected text is out.')).toBeVisible()
    await tabTo(ingrid, /^Read it$/)
    await ingrid.keyboard.press('Enter')
    await expect(ingrid.locator('.work-text')).toContainText('A note to this edition')
    await expectSaved(ingrid)
    await tabTo(ingrid, /^1 note without a place$/)
    await ingrid.keyboard.press('Enter')
    await tabTo(ingrid, /^Find its place$/)
    await ingrid.keyboard.press('Enter')
    await expect(ingrid.getByRole('region', { name: 'Finding a note’s place' })).toBeFocused()
    for (let presses = 0; presses < 6 && !(await inHand(ingrid)).startsWith('The second well'); presses++) await ingrid.keyboard.press('j')
    await ingrid.keyboard.press('s')
    await expect(ingrid.getByRole('button', { name: 'Place here' })).toBeEnabled()
    await ingrid.keyboard.press('Enter')
    await expect(card(ingrid, 'Whose word, then?')).toContainText('Placed by hand in this text.')
    await expect.poll(() => painted(ingrid, 'postil-plain-on')).toContain('The second well was dug in nine days.')
  })
})

const focusedText = (page: Page) => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '')

/** The words of the paragraph in hand: on pages, of all its lines. */
const inHand = (page: Page) => page.evaluate(() => {
  const lines = [...document.querySelectorAll('.page-words [data-hand]')]
  return lines.length > 0 ? lines.map((line) => line.textContent).join('\n') : (document.activeElement?.textContent ?? '')
})
