import { card, commentOn, expectSaved, markPopover, openCard, openFirstReading, painted, selectWords, takeSeat } from './fixtures/reading.ts'
import { expect, expectAccessible, test } from './fixtures/test.ts'

test('a reader finds words by keys alone, and marks what was found', async ({ startApp, person }) => {
  const app = await startApp()
  const amara = await person(app.origin)
  await takeSeat(amara, app.printedAddress(), 'Amara Nwosu')
  await openFirstReading(amara)
  const search = amara.getByRole('search')
  const counted = search.getByRole('status')

  await amara.keyboard.press('/')
  await expect(search.getByRole('textbox')).toBeFocused()
  await amara.keyboard.type('MISSIÓN')
  await expect(counted).toHaveText(/^1 of \d+$/)
  await amara.keyboard.press('Enter')
  await expect(counted).toHaveText(/^2 of \d+$/)
  await amara.keyboard.press('Shift+Enter')
  await expect(counted).toHaveText(/^1 of \d+$/)
  await expectAccessible(amara)

  await search.getByRole('textbox').fill('Strong in the WRONG direction')
  await expect(counted).toHaveText('1 of 1')
  expect(await painted(amara, 'postil-found')).toEqual(['strong in the wrong direction'])
  await search.getByRole('button', { name: 'Mark this' }).press('Enter')
  await expect(markPopover(amara)).toBeVisible()
  await expect(search).toHaveCount(0)
  expect(await painted(amara, 'postil-search')).toEqual([])
  await amara.keyboard.press('2')
  await expectSaved(amara)
  await expect.poll(() => painted(amara, 'postil-evidence-mine')).toContain('strong in the wrong direction')
})

test('links lead another reader to a passage and to a note, and a reader back to the place where one was', async ({ startApp, person }) => {
  const app = await startApp()
  const amara = await person(app.origin, { permissions: ['clipboard-read', 'clipboard-write'] })
  const jonas = await person(app.origin)
  const copied = () => amara.evaluate(() => navigator.clipboard.readText())
  const words = 'Karlsrud closes with a warning'
  await takeSeat(amara, app.printedAddress(), 'Amara Nwosu')
  await takeSeat(jonas, app.printedAddress(), 'Jonas Weidmann')
  await openFirstReading(amara)
  const reading = amara.url()

  await test.step('to a passage', async () => {
    await selectWords(amara, words)
    await markPopover(amara).getByRole('button', { name: 'Copy link' }).click()
    await expect(amara.getByText('The link to this passage is copied.')).toBeVisible()
    const link = await copied()
    expect(link).toContain('#q=Karlsrud+closes')
    await jonas.goto(link)
    await expect(jonas.locator(':focus')).toContainText(words)
    await expect(jonas.locator(':focus')).toBeInViewport()
    await expectSaved(jonas)
  })

  await test.step('and back to it on the next day', async () => {
    await jonas.goto('about:blank')
    await jonas.goto(reading)
    await jonas.getByRole('button', { name: /You were at paragraph \d+/ }).click()
    await expect(jonas.getByText(words)).toBeInViewport()
  })

  await test.step('to a note', async () => {
    await commentOn(amara, 'Born beside a war', 'A title that takes a side?')
    await expectSaved(amara)
    const mine = await openCard(amara, 'A title that takes a side?')
    await mine.getByRole('button', { name: 'More for your note' }).click()
    await amara.getByRole('menuitem', { name: 'Copy link' }).click()
    await expect(amara.getByText('The link to this note is copied.')).toBeVisible()
    await jonas.goto('about:blank')
    await jonas.goto(await copied())
    await expect(card(jonas, 'A title that takes a side?')).toHaveAttribute('aria-current', 'true')
  })

  await test.step('and says so where the text has no such words', async () => {
    await jonas.goto(`${reading}#q=never+written+here`)
    await expect(jonas.getByText('The passage of this link is not in the text as it stands now.')).toBeVisible()
    await expectAccessible(jonas)
  })
})

test('a note of the text opens where it is called: under the pointer, by a press, and by a key', async ({ startApp, person }) => {
  const app = await startApp()
  const amara = await person(app.origin)
  await takeSeat(amara, app.printedAddress(), 'Amara Nwosu')
  await openFirstReading(amara)
  const sign = amara.locator('.work-text a.fn[data-label="1"]').first()
  const note = amara.getByRole('dialog', { name: 'Note 1' })

  await sign.hover()
  await expect(note).toBeVisible()
  await note.hover()
  await expect(note).toBeVisible()
  await expectAccessible(amara)
  await amara.getByRole('heading', { level: 1 }).hover()
  await expect(note).toHaveCount(0)

  await sign.focus()
  await amara.keyboard.press('Enter')
  await expect(note.getByRole('button', { name: 'Go to note 1' })).toBeFocused()
  await amara.keyboard.press('Escape')
  await expect(note).toHaveCount(0)
  await expect(sign).toBeFocused()

  await sign.click()
  await amara.getByRole('heading', { level: 1 }).hover()
  await note.getByRole('button', { name: 'Go to note 1' }).click()
  await expect(amara.locator('.notes [data-label="1"]').first()).toBeInViewport()
  await amara.getByRole('button', { name: 'Back to where note 1 is called' }).click()
  await expect(sign).toBeInViewport()
})
