import { readPrint } from './fixtures/paper.ts'
import { card, commentOn, expectSaved, openCard, openFirstReading, painted, takeSeat } from './fixtures/reading.ts'
import { expect, expectAccessible, test } from './fixtures/test.ts'

const flat = (pages: string[]) => pages.join('\n').replaceAll(/\s+/g, ' ')

test('a reading is printed with its notes after it, or as the text alone', async ({ startApp, person }) => {
  const app = await startApp()
  const amara = await person(app.origin)
  const jonas = await person(app.origin, { viewport: { width: 390, height: 844 } })
  await takeSeat(amara, app.printedAddress(), 'Amara Nwosu')
  await openFirstReading(amara)
  const reading = amara.url()
  await commentOn(amara, 'strong in the wrong direction', 'Strong **by whose measure**? See $\\frac{a}{b}$.')
  await expectSaved(amara)
  await takeSeat(jonas, app.printedAddress(), 'Jonas Weidmann')
  await jonas.goto(`${reading}#note=${await card(amara, 'by whose measure').getAttribute('data-card')}`)
  await jonas.getByRole('textbox', { name: 'Reply to Amara' }).fill('By the measure of those who count patrols.')
  await jonas.getByRole('textbox', { name: 'Reply to Amara' }).press('Control+Enter')
  await expectSaved(jonas)
  await expect(await openCard(amara, 'by whose measure')).toContainText('those who count patrols')
  await expect(amara.locator('.card[aria-current] .katex')).toBeVisible()
  await amara.keyboard.press('Escape')
  const html = () => amara.locator('.work-text').evaluate((text) => text.innerHTML)
  const before = { html: await html(), painted: await painted(amara, 'postil-claim') }

  await test.step('the notes that are shown, with names, dates, answers, and a sign in the text for each', async () => {
    const printed = flat(await readPrint(amara))
    expect(printed).toMatch(/strong in the wrong direction ?\[\d+\]/)
    const notes = printed.slice(printed.indexOf('Notes in the margin'))
    expect(notes).toContain('“strong in the wrong direction”')
    expect(notes).toMatch(/Amara Nwosu Plain · \d+ \w+ \d{4}, \d\d:\d\d ?Strong by whose measure\?/)
    expect(notes).toMatch(/Jonas Weidmann \d+ \w+ \d{4}, \d\d:\d\d ?By the measure of those who count patrols\./)
    expect(notes).not.toContain('\\frac')
    // Nothing of the interface.
    expect(printed).not.toContain('Type and theme')
    expect(printed).not.toContain('Seen by')
  })

  await test.step('of which nothing stays on the screen', async () => {
    await expect(amara.locator('.printed-notes, .note-sign')).toHaveCount(0)
    expect({ html: await html(), painted: await painted(amara, 'postil-claim') }).toEqual(before)
  })

  await test.step('only those that a filter leaves', async () => {
    await amara.goto(`${reading}?words=by+whose+measure`)
    await expectSaved(amara)
    await amara.keyboard.press('Shift')
    await expect.poll(async () => flat(await readPrint(amara))).toContain('[1]')
    const printed = flat(await readPrint(amara))
    expect(printed).toContain('by whose measure')
    expect(printed).not.toContain('[2]')
  })

  await test.step('the text alone, when that is asked for, from a phone too', async () => {
    await jonas.goto(reading)
    await expectSaved(jonas)
    await jonas.evaluate(() => { window.print = () => { document.documentElement.dataset['asked'] = '' } })
    await jonas.getByRole('button', { name: 'Type and theme' }).click()
    await expectAccessible(jonas)
    await jonas.getByRole('button', { name: 'Print the text alone' }).click()
    await expect(jonas.locator('html[data-asked]')).toBeAttached()
    const alone = flat(await readPrint(jonas))
    expect(alone).toContain('strong in the wrong direction')
    expect(alone).not.toContain('Notes in the margin')
    expect(alone).not.toMatch(/\[\d+\]/)
    // And with the notes the next time.
    expect(flat(await readPrint(jonas))).toContain('those who count patrols')
  })
})
