import type { Page } from '@playwright/test'
import { writePdf, type Placed } from '../lib/importing/pdf/testing/write-pdf.ts'
import { card, commentOn, expectSaved, openCard, painted, selectWords, takeSeat } from './fixtures/reading.ts'
import { expect, expectAccessible, test } from './fixtures/test.ts'

const lines = (from: number, ...texts: string[]): Placed[] => texts.map((text, at) => ({ text, x: 72, y: from - at * 14, size: 11 }))

const original = writePdf({
  info: { Title: 'On Wells' },
  pages: [
    [
      { text: 'On Wells', x: 72, y: 700, size: 22, font: 'bold' },
      ...lines(650, 'The well had been dry since the spring, and nobody in the village would say whose', 'fault it was. Some blamed the engineer, who had measured the slope twice over; some', 'blamed the year, which had been hot and long. It was agreed in the end that a second', 'well should be dug nearer to the road, where the ground was soft and the carts could turn.'),
      ...lines(560, 'A meeting was called for the first Monday of the month. Nobody came to it but the', 'teacher and the two men who owned the carts, and what they said there was not written', 'down by anyone, so that the council had only their word for it when it sat in the autumn.'),
    ],
    lines(700, 'The second well was dug in nine days. Its water was sweet, and there was enough of it', 'for the gardens; but the old well was never filled in, and the children were told to keep', 'away from it. Years later a visitor asked why it had been left, and was told that nobody', 'had ever been asked to close it, which was true of most things in the village.'),
  ],
})

const corrected = `# On Wells

A note to this edition: the second sentence has been put right.

The well had been dry since the spring, and nobody in the village would say whose fault it was. Some blamed the engineers, who had measured that slope twice over; some blamed the year, which had been hot and long. It was agreed in the end that a second well should be dug nearer to the road, where the ground was soft and the carts could turn.

The second well was dug in nine days. Its water was sweet, and there was enough of it for the gardens; but the old well was never filled in, and the children were told to keep away from it. Years later a visitor asked why it had been left, and was told that nobody had ever been asked to close it, which was true of most things in the village.
`

/** Waits for an import and publishes it as it is; gives the reading. */
async function publish(page: Page, origin: string, importId: string): Promise<string> {
  const at = `${origin}/api/imports/${importId}`
  await expect.poll(async () => ((await (await page.request.get(at)).json()) as { state: string }).state, { timeout: 30_000 }).toBe('review')
  const published = await page.request.post(`${at}/publish`, { headers: { origin }, data: { revision: 0 } })
  return ((await published.json()) as { readingId: string }).readingId
}

test('notes survive a correction of their reading, one that lost its words is placed by hand, and the pages show the same marks', async ({ startApp, person }) => {
  const app = await startApp()
  const { origin } = new URL(app.origin)
  const ingrid = await person(app.origin)
  await takeSeat(ingrid, app.printedAddress(), 'Ingrid Solheim')
  const course = /\/courses\/(\w+)/.exec(ingrid.url())?.[1] ?? (await ingrid.locator('a[href^="/courses/"]').first().getAttribute('href'))?.split('/')[2] ?? ''

  const readingId = await test.step('a PDF becomes a reading', async () => {
    const taken = await ingrid.request.post(`${origin}/api/courses/${course}/imports`, { headers: { origin }, multipart: { file: { name: 'wells.pdf', mimeType: 'application/pdf', buffer: Buffer.from(original) } } })
    return publish(ingrid, origin, ((await taken.json()) as { importId: string }).importId)
  })

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
    const taken = await ingrid.request.post(`${origin}/api/readings/${readingId}/imports`, { headers: { origin }, multipart: { pasted: corrected, format: 'markdown' } })
    await publish(ingrid, origin, ((await taken.json()) as { importId: string }).importId)
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
