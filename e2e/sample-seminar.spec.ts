import { readFile } from 'node:fs/promises'
import { layCable, type Cable } from './fixtures/cable.ts'
import { card, commentOn, expectSaved, markPopover, openCard, openFirstReading, painted, savingState, selectWords, takeSeat } from './fixtures/reading.ts'
import { expect, expectAccessible, test } from './fixtures/test.ts'

test('an instructor and a student mark up a reading together, and the student takes the notes home', async ({ startApp, person }) => {
  const app = await startApp()
  const ingrid = await person(app.origin)
  const amara = await person(app.origin)

  await test.step('each takes a seat of the sample seminar', async () => {
    await ingrid.goto(app.printedAddress())
    await expectAccessible(ingrid)
    await takeSeat(ingrid, app.printedAddress(), 'Ingrid Solheim')
    await takeSeat(amara, app.printedAddress(), 'Amara Nwosu')
    await expect(amara.getByText(/^Due /).first()).toBeVisible()
    await expectAccessible(amara)
    await expectAccessible(ingrid)
  })

  await test.step('they open the same reading and see each other', async () => {
    await openFirstReading(amara)
    await ingrid.goto(amara.url())
    await expectSaved(ingrid)
    await expect(ingrid.getByRole('button', { name: /^Follow Amara Nwosu/ }).first()).toBeVisible()
    await expect(amara.getByRole('button', { name: /^Follow Ingrid Solheim/ }).first()).toBeVisible()
    await expectAccessible(amara)
  })

  await test.step('a highlight of one is there for the other', async () => {
    await selectWords(amara, 'strong in the wrong direction')
    await expectAccessible(amara)
    await markPopover(amara).getByRole('button', { name: /^Evidence/ }).click()
    await expectSaved(amara)
    await ingrid.getByRole('radio', { name: 'Tuesday group' }).or(ingrid.getByRole('button', { name: /Change layer/ })).first().click()
    await expect.poll(() => painted(ingrid, 'postil-evidence')).toContain('strong in the wrong direction')
    await expect.poll(() => painted(amara, 'postil-evidence-mine')).toContain('strong in the wrong direction')
  })

  await test.step('a comment is answered with a challenge', async () => {
    await commentOn(amara, 'The rules describe a third party.', 'Does *impartial* mean the same in both sentences?')
    await expectSaved(amara)
    const asked = await openCard(ingrid, 'Does impartial mean the same')
    await expect(asked.locator('em')).toHaveText('impartial')
    await asked.getByRole('radio', { name: 'Challenge' }).check()
    await asked.getByRole('textbox').fill('Read the mandate once more.')
    await asked.getByRole('button', { name: 'Send', exact: true }).click()
    await expect(card(amara, 'Does impartial mean the same')).toContainText(/Read the mandate once more|1 reply|1 new reply/)
    await expectAccessible(ingrid)
  })

  await test.step('what one has selected shows to the other', async () => {
    await selectWords(ingrid, 'Born beside a war')
    await expect.poll(() => painted(amara, 'postil-remote')).toContain('Born beside a war')
    await ingrid.keyboard.press('Escape')
    await expect.poll(() => painted(amara, 'postil-remote')).toEqual([])
  })

  await test.step('it is there after a reload, and after the server was stopped and started', async () => {
    await amara.reload()
    await expectSaved(amara)
    await expect(card(amara, 'Does impartial mean the same')).toHaveCount(1)
    await app.stop('SIGKILL')
    await expect(savingState(amara)).toHaveAttribute('data-saving', /offline|waiting/, { timeout: 30_000 })
    await app.start()
    await expectSaved(amara)
    await amara.reload()
    await expectSaved(amara)
    await expect(card(amara, 'Does impartial mean the same')).toHaveCount(1)
    await expect.poll(() => painted(amara, 'postil-evidence-mine')).toContain('strong in the wrong direction')
  })

  await test.step('the student takes the notes home', async () => {
    const download = amara.waitForEvent('download')
    await amara.getByRole('link', { name: 'Take notes home' }).click()
    const file = await download
    expect(file.suggestedFilename()).toMatch(/\.md$/)
    const notes = await readFile(await file.path(), 'utf8')
    expect(notes).toContain('The Wrong Errand')
    expect(notes).toContain('strong in the wrong direction')
    expect(notes).toContain('Does *impartial* mean the same in both sentences?')
    expect(notes).toContain('Read the mandate once more.')
    expect(notes).toMatch(/Ingrid Solheim.*challenges/s)
    expect(notes.indexOf('strong in the wrong direction')).toBeLessThan(notes.indexOf('Does *impartial*'))
  })
})

test('what is written without a connection waits in the browser, survives a reload, and arrives once', async ({ startApp, person }) => {
  const app = await startApp()
  const cables: Cable[] = []
  try {
    const cable = await layCable(app.origin)
    cables.push(cable)
    const leila = await person(cable.origin)
    const jonas = await person(app.origin)
    await takeSeat(leila, app.printedAddress(), 'Leïla Benhaddou')
    await takeSeat(jonas, app.printedAddress(), 'Jonas Weidmann')
    await openFirstReading(leila)
    await jonas.goto(new URL(leila.url()).pathname)
    await expectSaved(jonas)

    cable.pull()
    await commentOn(leila, 'strong in the wrong direction', 'Written on a train, in a tunnel.')
    await expect(savingState(leila)).toHaveText('1 waiting')
    await expect(card(leila, 'in a tunnel')).toContainText('not saved yet')
    await selectWords(leila, 'Born beside a war')
    await markPopover(leila).getByRole('button', { name: /^Term/ }).click()
    await expect(savingState(leila)).toHaveText('2 waiting')

    // A reload needs the network; what waits must not need the page.
    cable.plugIn()
    await leila.reload()
    await expectSaved(leila)
    await expect(card(jonas, 'Written on a train, in a tunnel.')).toHaveCount(1)
    await expect.poll(() => painted(jonas, 'postil-term')).toContain('Born beside a war')
    await expect(card(leila, 'in a tunnel')).toHaveCount(1)
    await expect(card(leila, 'in a tunnel')).not.toContainText('not saved yet')

    // And back without a reload.
    cable.pull()
    await commentOn(leila, 'a traveller on the wrong road', 'A second tunnel.')
    await expect(savingState(leila)).toHaveText('1 waiting')
    cable.plugIn()
    await expectSaved(leila)
    await expect(card(jonas, 'A second tunnel.')).toHaveCount(1)
  } finally {
    for (const cable of cables) await cable.close()
  }
})

test('an author edits and withdraws; the thread keeps its place', async ({ startApp, person }) => {
  const app = await startApp()
  const jonas = await person(app.origin)
  const amara = await person(app.origin)
  await takeSeat(jonas, app.printedAddress(), 'Jonas Weidmann')
  await takeSeat(amara, app.printedAddress(), 'Amara Nwosu')
  await openFirstReading(jonas)
  await amara.goto(jonas.url())
  await expectSaved(amara)

  await commentOn(jonas, 'strong in the wrong direction', 'Frist thought.')
  const mine = await openCard(jonas, 'Frist thought.')
  await mine.getByRole('button', { name: 'More for your note' }).click()
  await jonas.getByRole('menuitem', { name: /^Edit/ }).click()
  await jonas.getByRole('textbox', { name: 'Your words' }).fill('First thought.')
  await jonas.getByRole('button', { name: 'Save' }).click()
  await expect(card(amara, 'First thought.')).toHaveCount(1)
  await expect(card(amara, 'Frist thought.')).toHaveCount(0)

  const seen = await openCard(amara, 'First thought.')
  await expect(seen.getByRole('button', { name: /^More for your/ })).toHaveCount(0)
  await seen.getByRole('textbox').fill('Stay with it.')
  await seen.getByRole('button', { name: 'Send', exact: true }).click()
  await expect(card(jonas, 'First thought.')).toContainText(/Stay with it|1 reply|1 new reply/)

  const again = await openCard(jonas, 'First thought.')
  await again.getByRole('button', { name: 'More for your note' }).click()
  await jonas.getByRole('menuitem', { name: 'Take back' }).click()
  await expect(amara.getByText('Jonas took this note back.')).toBeVisible()
  await expect(amara.getByText('Stay with it.')).toBeVisible()
  await expect(amara.getByText('First thought.')).toHaveCount(0)
})

test('a private note is nobody else’s', async ({ startApp, person }) => {
  const app = await startApp()
  const amara = await person(app.origin)
  const ingrid = await person(app.origin)
  await takeSeat(amara, app.printedAddress(), 'Amara Nwosu')
  await takeSeat(ingrid, app.printedAddress(), 'Ingrid Solheim')
  await openFirstReading(amara)
  await ingrid.goto(amara.url())
  await expectSaved(ingrid)
  const received: string[] = []
  ingrid.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => received.push(payload.toString())))
  await ingrid.reload()
  await expectSaved(ingrid)

  await amara.getByRole('radio', { name: 'Me' }).click()
  await commentOn(amara, 'strong in the wrong direction', 'For my eyes only.')
  await expectSaved(amara)
  await amara.getByRole('radio', { name: 'Tuesday group' }).click()
  await commentOn(amara, 'Born beside a war', 'For the group.')
  await ingrid.getByRole('radio', { name: 'Tuesday group' }).click()
  await expect(card(ingrid, 'For the group.')).toHaveCount(1)
  await expect(card(ingrid, 'For my eyes only.')).toHaveCount(0)
  expect(received.join('')).toContain('For the group.')
  expect(received.join('')).not.toContain('For my eyes only.')
})
