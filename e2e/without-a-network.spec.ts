import type { Page } from '@playwright/test'
import { card, commentOn, expectSaved, openFirstReading, savingState, takeSeat } from './fixtures/reading.ts'
import { expect, expectAccessible, test } from './fixtures/test.ts'

test('a reading that was opened is read and written on without a network, and the notes arrive once', async ({ startApp, person }) => {
  test.setTimeout(300_000)
  const app = await startApp()
  const amara = await person(app.origin)
  const ingrid = await person(app.origin)
  await takeSeat(amara, app.printedAddress(), 'Amara Nwosu')
  const course = amara.url()
  await openFirstReading(amara)
  const reading = new URL(amara.url()).pathname
  await commentOn(amara, 'The rules describe a third party.', 'Written while there was a connection.')
  await expectSaved(amara)

  await test.step('it is kept on the device, and marked so on the course’s page', async () => {
    await expect.poll(() => keptPages(amara)).toContain(reading)
    await amara.goto(course)
    await expect(amara.getByText('On this device: opens without a connection').first()).toBeAttached()
    await expect.poll(() => keptPages(amara)).toContain(new URL(course).pathname)
    await expectAccessible(amara)
  })

  await app.stop()
  await amara.context().setOffline(true)

  await test.step('it opens with its text and the notes as last seen', async () => {
    await amara.goto(reading)
    await expect(amara.getByText('strong in the wrong direction').first()).toBeVisible()
    await expect(card(amara, 'Written while there was a connection.')).toBeVisible()
    await expect(savingState(amara)).toHaveAttribute('data-saving', 'offline')
    await expectAccessible(amara)
  })

  await test.step('what is written waits, also when the page is closed and opened again', async () => {
    await commentOn(amara, 'strong in the wrong direction', 'Written without a network.')
    await expect(savingState(amara)).toHaveText('1 waiting')
    await amara.reload()
    await expect(savingState(amara)).toHaveText('1 waiting')
    await expect(card(amara, 'Written without a network.')).toBeVisible()
    await amara.goto(course)
    await amara.getByRole('link', { name: /^(Start reading|Read on)$/ }).click()
    await expect(card(amara, 'Written without a network.')).toBeVisible()
  })

  await test.step('a page that is not kept says so, and what can be read', async () => {
    await amara.goto('/account')
    await expect(amara.getByRole('heading', { name: 'No connection' })).toBeVisible()
    await amara.getByRole('link', { name: 'The Wrong Errand' }).click()
    await expect(card(amara, 'Written without a network.')).toBeVisible()
  })

  await app.start()
  await amara.context().setOffline(false)

  await test.step('with the network back the note arrives, once, for the others too', async () => {
    await expectSaved(amara)
    await takeSeat(ingrid, app.printedAddress(), 'Ingrid Solheim')
    await ingrid.goto(reading)
    await expectSaved(ingrid)
    await ingrid.getByRole('radio', { name: 'Tuesday group' }).or(ingrid.getByRole('button', { name: /Change layer/ })).first().click()
    await expect(card(ingrid, 'Written without a network.')).toHaveCount(1)
    await amara.reload()
    await expectSaved(amara)
    await expect(card(amara, 'Written without a network.')).toHaveCount(1)
  })

  await test.step('nothing of it opens for who is not signed in, and nothing stays after signing out', async () => {
    await amara.goto(course)
    await amara.getByRole('button', { name: /your account/ }).click()
    await amara.getByRole('menuitem', { name: 'Be someone else' }).click()
    // The address of the last start leads nowhere any more: the door is the ordinary one.
    await expect(amara.getByRole('heading', { name: /^(Take a seat|Sign in)$/ })).toBeVisible()
    expect(await keptPages(amara)).toEqual([])
    await app.stop()
    await amara.goto(reading)
    await expect(amara.getByRole('heading', { name: 'No connection' })).toBeVisible()
    await expect(amara.getByText('strong in the wrong direction')).toHaveCount(0)
  })
})

/** Paths of what this browser keeps, of anybody. */
const keptPages = (page: Page): Promise<string[]> => page.evaluate(async () => {
  const names = (await caches.keys()).filter((name) => name.startsWith('postil-pages-'))
  const requests = (await Promise.all(names.map(async (name) => (await caches.open(name)).keys()))).flat()
  return requests.map(({ url }) => new URL(url).pathname).filter((path) => path.startsWith('/kept/page')).map((path) => path.slice('/kept/page'.length))
})
