import { courseOf, publishImport, sendImport } from './fixtures/importing.ts'
import { card, commentOn, expectSaved, markPopover, selectWords, takeSeat } from './fixtures/reading.ts'
import { expect, expectAccessible, test } from './fixtures/test.ts'

const text = { format: 'markdown', pasted: '# The Ferry\n\nNobody chose the ferry; it was there before anyone asked what it was for.\n\nA boat that carries twelve people costs what a boat for sixty costs.\n' } as const
const told = 'Others’ notes show once you have written your first.'

test.slow()

test('where an assignment asks for one’s own words first, others’ notes show once one has written', async ({ startApp, person }) => {
  const app = await startApp()
  const [ingrid, jonas, leila] = [await person(app.origin), await person(app.origin), await person(app.origin, { viewport: { width: 390, height: 844 }, hasTouch: true })]
  await takeSeat(ingrid, app.printedAddress(), 'Ingrid Solheim')
  const course = courseOf(ingrid)
  const reading = await publishImport(ingrid, await sendImport(ingrid, `courses/${course}`, text))

  await test.step('the instructor assigns it so', async () => {
    await ingrid.goto(`/courses/${course}/readings/${reading}/assign`)
    await ingrid.getByLabel('What readers see of each other').selectOption({ label: 'Others’ notes after their own first' })
    await expectAccessible(ingrid)
    await ingrid.getByRole('button', { name: /^Assign/ }).click()
    await ingrid.waitForURL(new RegExp(`/courses/${course}$`))
  })

  await test.step('the first to write is told, and writes', async () => {
    await takeSeat(jonas, app.printedAddress(), 'Jonas Weidmann')
    await jonas.goto(`/readings/${reading}`)
    await expectSaved(jonas)
    await expect(jonas.getByText(told).first()).toBeVisible()
    await expectAccessible(jonas)
    await commentOn(jonas, 'Nobody chose the ferry', 'Somebody did.')
    await expectSaved(jonas)
    await expect(jonas.getByText(told)).toHaveCount(0)
  })

  await test.step('the second sees nothing of it, on a phone too, and a bare mark does not count', async () => {
    const received: string[] = []
    leila.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => received.push(payload.toString())))
    await takeSeat(leila, app.printedAddress(), 'Leïla Benhaddou')
    await leila.goto(`/readings/${reading}`)
    await expectSaved(leila)
    await expect(leila.getByText(told).first()).toBeVisible()
    await expectAccessible(leila)
    await selectWords(leila, 'A boat that carries twelve people')
    await markPopover(leila).getByRole('button', { name: /^Claim/ }).click()
    await expectSaved(leila)
    await expect(leila.getByText(told).first()).toBeVisible()
    expect(received.join('')).not.toContain('Somebody did.')
  })

  await test.step('her own words open the others’, at once', async () => {
    await commentOn(leila, 'A boat that carries twelve people', 'By what reckoning?')
    await expectSaved(leila)
    await expect(leila.getByText(told)).toHaveCount(0)
    await leila.getByRole('button', { name: /1 comment on paragraph 1/ }).focus()
    await leila.keyboard.press('Enter')
    await expect(card(leila, 'Somebody did.')).toBeVisible()
    await expect(card(jonas, 'By what reckoning?')).toHaveCount(1)
  })
})
