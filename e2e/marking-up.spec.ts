import { card, expectSaved, markPopover, openCard, openFirstReading, painted, selectWords, takeSeat } from './fixtures/reading.ts'
import { expect, expectAccessible, test } from './fixtures/test.ts'
import type { Page } from '@playwright/test'

const passage = 'whatever is added carries it further'

/** The menu of the open card, and in it `item`. */
async function choose(page: Page, item: string): Promise<void> {
  await page.locator('[data-card][aria-current] .more').first().click()
  await page.getByRole('menuitem', { name: item }).click()
}

test.slow()

test('a student writes a note with a formula, a name and tags, and another reacts, settles and finds it again', async ({ startApp, person }) => {
  const app = await startApp()
  const leila = await person(app.origin)
  await takeSeat(leila, app.printedAddress(), 'Leïla Benhaddou')
  await openFirstReading(leila)
  // The other is there, so that there is somebody to speak to.
  const jonas = await person(app.origin)
  await takeSeat(jonas, app.printedAddress(), 'Jonas Weidmann')
  await openFirstReading(jonas)

  await selectWords(leila, passage)
  await markPopover(leila).getByRole('button', { name: 'Comment' }).click()
  const field = leila.getByRole('textbox', { name: 'Your comment' })
  await field.fill('Set $v_1 * v_2$ beside it, ')
  await field.press('End')
  await field.pressSequentially('@jon')
  await expect(leila.getByRole('option', { name: 'Jonas Weidmann' })).toBeVisible()
  await field.press('Enter')
  await expect(field).toHaveValue(/@\[Jonas Weidmann\]\([a-z0-9]{12}\) $/)
  await leila.getByRole('button', { name: 'Preview' }).click()
  await expect(leila.getByRole('region', { name: 'How it will look' }).locator('.katex')).toBeVisible()
  const tags = leila.getByRole('combobox', { name: 'Tags' })
  await tags.pressSequentially('drift, direction')
  await tags.press('Enter')
  await expect(leila.getByRole('button', { name: 'Remove the tag direction' })).toBeVisible()
  await expectAccessible(leila)
  await leila.getByRole('button', { name: 'Send', exact: true }).click()
  await expectSaved(leila)

  // What the other sees: the formula set, himself spoken to, the tags.
  const his = await openCard(jonas, 'beside it')
  await expect(his.locator('.katex').first()).toBeVisible()
  await expect(his.locator('.mention.me')).toHaveText('@Jonas Weidmann')
  await his.getByRole('button', { name: 'React' }).first().click()
  await jonas.getByRole('menuitem', { name: 'Well put' }).click()
  await expect(his.getByRole('button', { name: 'Well put: 1, by you' })).toHaveAttribute('aria-pressed', 'true')
  await choose(jonas, 'Mark as settled')
  await expect(his.getByText('You settled this.')).toBeVisible()
  await expectSaved(jonas)
  const hers = card(leila, 'beside it')
  await expect(hers).toContainText('Settled')
  await openCard(leila, 'beside it')
  await expect(hers.getByRole('button', { name: 'Well put: 1, by Jonas Weidmann' })).toBeVisible()

  // Undone by the key, outside of a field.
  await jonas.keyboard.press('Escape')
  await jonas.keyboard.press('Control+z')
  await expect(jonas.getByText('Undone: settling a thread')).toBeVisible()
  await expect(card(jonas, 'beside it')).not.toContainText('Settled')

  // Only the notes with a tag: the others go from the margin and from the text.
  const before = (await painted(jonas, 'postil-doubt-mine')).length
  expect(before).toBeGreaterThan(0)
  await card(jonas, 'beside it').getByRole('button', { name: 'Show notes tagged drift' }).click()
  await expect(jonas).toHaveURL(/tag=drift/)
  await expect(jonas.locator('[data-card]')).toHaveCount(1)
  await expect.poll(async () => (await painted(jonas, 'postil-doubt-mine')).length).toBe(0)
  await jonas.reload()
  await expect(jonas.getByText(/^1 of \d+ notes$/).first()).toBeVisible()
  await jonas.keyboard.press('v')
  await expect(jonas.getByRole('dialog', { name: 'Which notes' })).toBeVisible()
  await expectAccessible(jonas)
  await jonas.getByRole('radio', { name: 'Newest first' }).click()
  await jonas.keyboard.press('Escape')
  await expect(jonas.getByRole('dialog', { name: 'Which notes' })).toHaveCount(0)
  await jonas.keyboard.press('x')
  await expect(jonas).not.toHaveURL(/tag=/)
  await expect(jonas.getByRole('feed', { name: 'Notes as a list' }).getByRole('article').first()).toContainText('beside it')
  await jonas.keyboard.press('n')
  await expect(card(jonas, 'beside it')).toHaveAttribute('aria-current', 'true')
  await expectAccessible(jonas)
})

test('an author changes the passage of a note by keyboard, moves it to another layer, and takes both back', async ({ startApp, person }) => {
  const app = await startApp()
  const leila = await person(app.origin)
  await takeSeat(leila, app.printedAddress(), 'Leïla Benhaddou')
  await openFirstReading(leila)
  await selectWords(leila, passage)
  await markPopover(leila).getByRole('button', { name: 'Comment' }).click()
  await leila.getByRole('textbox', { name: 'Your comment' }).fill('Which way?')
  await leila.getByRole('button', { name: 'Send', exact: true }).click()
  await expectSaved(leila)
  await openCard(leila, 'Which way?')

  await choose(leila, 'Change passage')
  await expect(leila.getByRole('slider', { name: 'Beginning of the passage' })).toBeFocused()
  await expectAccessible(leila)
  await leila.keyboard.press('Tab')
  await leila.keyboard.press('ArrowRight')
  await leila.keyboard.press('Enter')
  await expectSaved(leila)
  await expect.poll(() => painted(leila, 'postil-plain-on')).toContain(`${passage} from`)
  await leila.keyboard.press('Escape')
  await leila.keyboard.press('Control+z')
  await expectSaved(leila)
  await openCard(leila, 'Which way?')
  await expect.poll(() => painted(leila, 'postil-plain-on')).toContain(passage)

  await choose(leila, 'History')
  await expect(leila.getByRole('dialog').getByRole('listitem')).toHaveCount(3)
  await expectAccessible(leila)
  await leila.keyboard.press('Escape')

  await choose(leila, 'Move or copy')
  const dialog = leila.getByRole('dialog', { name: 'Into another layer' })
  await dialog.getByRole('radio', { name: 'Course' }).check()
  await expect(dialog.getByText('Seen by the course')).toBeVisible()
  await expectAccessible(leila)
  await dialog.getByRole('button', { name: 'Move to Course' }).click()
  await expectSaved(leila)
  await expect(card(leila, 'Which way?')).toHaveCount(0)
  await leila.getByRole('radio', { name: 'Course' }).click()
  await expect(card(leila, 'Which way?')).toHaveCount(1)
  await leila.getByRole('button', { name: 'Undo', exact: true }).click()
  await expectSaved(leila)
  await expect(card(leila, 'Which way?')).toHaveCount(0)
  await leila.getByRole('radio', { name: /group/ }).click()
  await expect(card(leila, 'Which way?')).toHaveCount(1)
})
