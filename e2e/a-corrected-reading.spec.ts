import { courseOf, publishImport, sendImport } from './fixtures/importing.ts'
import { card, commentOn, expectSaved, openCard, painted, selectWords, takeSeat } from './fixtures/reading.ts'
import { expect, expectAccessible, test } from './fixtures/test.ts'
import { correctedWells, wells } from './fixtures/wells.ts'

test.slow()

test('notes survive a correction of their reading, one that lost its words is placed by hand, and the pages show the same marks', async ({ startApp, person }) => {
  const app = await startApp()
  const ingrid = await person(app.origin)
  await takeSeat(ingrid, app.printedAddress(), 'Ingrid Solheim')
  const course = courseOf(ingrid)

  const readingId = await test.step('a PDF becomes a reading', async () => publishImport(ingrid, await sendImport(ingrid, `courses/${course}`, wells)))

  await test.step('notes are written on its text', async () => {
    await ingrid.goto(`/readings/${readingId}`)
    await expectSaved(ingrid)
    await commentOn(ingrid, 'some blamed the year', 'The year cannot answer.')
    await expectSaved(ingrid)
    await commentOn(ingrid, 'the council had only their word', 'Whose word, then?')
    await expectSaved(ingrid)
    await commentOn(ingrid, 'the engineer, who had measured the slope', 'Twice is not enough.')
    await expectSaved(ingrid)
  })

  await test.step('the pages show the same marks, open the same cards, and can be written on', async () => {
    await ingrid.getByRole('radio', { name: 'Pages' }).check()
    await expect(ingrid.locator('.page-sheet[data-drawn]').first()).toBeVisible()
    await expect.poll(async () => (await painted(ingrid, 'postil-plain-mine')).join('|')).toContain('blamed the year')
    await expectAccessible(ingrid)
    await ingrid.locator('.page-words span', { hasText: 'blamed the year' }).click({ position: { x: 30, y: 6 } })
    await expect(card(ingrid, 'The year cannot answer.')).toHaveAttribute('aria-current', 'true')
    await ingrid.keyboard.press('Escape')
    await ingrid.getByRole('button', { name: 'Next page' }).click()
    await selectWords(ingrid, 'Its water was sweet')
    await ingrid.keyboard.press('2')
    await expectSaved(ingrid)
    await ingrid.getByRole('radio', { name: 'Text' }).check()
    await expect.poll(() => painted(ingrid, 'postil-evidence-mine')).toEqual(['Its water was sweet'])
  })

  await test.step('a corrected text comes out, and nothing moves until it is wanted', async () => {
    await publishImport(ingrid, await sendImport(ingrid, `readings/${readingId}`, correctedWells))
    await expect(ingrid.getByText('A corrected text is out.')).toBeVisible()
    await expect(ingrid.locator('article.text')).not.toContainText('A note to this edition')
    await ingrid.getByRole('button', { name: 'Read it' }).click()
    await expect(ingrid.locator('article.text')).toContainText('A note to this edition')
    await expectSaved(ingrid)
  })

  await test.step('notes stand where their words are now, and say where these are others', async () => {
    await expect.poll(async () => (await painted(ingrid, 'postil-plain-mine')).sort()).toEqual(['some blamed the year', 'the engineers, who had measured that slope'])
    await expect(await openCard(ingrid, 'Twice is not enough.')).toContainText('The text around this note has changed.')
    await expect(card(ingrid, 'Twice is not enough.')).toContainText('the engineer, who had measured the slope')
    await ingrid.keyboard.press('Escape')
  })

  await test.step('the one whose words are gone is placed by its author', async () => {
    await ingrid.getByRole('button', { name: '1 note without a place' }).click()
    const tray = ingrid.getByRole('dialog', { name: 'Notes without a place' })
    await expect(tray).toContainText('the council had only their word')
    await expect(tray).toContainText('Whose word, then?')
    await expectAccessible(ingrid)
    await tray.getByRole('button', { name: 'Find its place' }).click()
    const bar = ingrid.getByRole('region', { name: 'Finding a note’s place' })
    await expect(bar.getByRole('button', { name: 'Place here' })).toBeDisabled()
    await expectAccessible(ingrid)
    await selectWords(ingrid, 'nobody had ever been asked', bar.getByRole('button', { name: 'Place here', disabled: false }))
    await bar.getByRole('button', { name: 'Place here' }).click()
    await expect(card(ingrid, 'Whose word, then?')).toContainText('Placed by hand in this text.')
    await expect(ingrid.getByRole('button', { name: '1 note without a place' })).toBeHidden()
    await ingrid.reload()
    await expectSaved(ingrid)
    await expect.poll(() => painted(ingrid, 'postil-plain-mine')).toContain('nobody had ever been asked')
    await expectAccessible(ingrid)
  })
})
