import { readFile, writeFile } from 'node:fs/promises'
import { card, commentOn, expectSaved, openCard } from './fixtures/reading.ts'
import { expect, expectAccessible, test } from './fixtures/test.ts'

const article = `The Ferry Question

Nobody chose the ferry; it was there before anyone asked what it was for. The first timetable is from a year in which the island had eleven households, and it has hardly changed.[1]

Who pays

A boat that carries twelve people costs what a boat for sixty costs. The council has paid the difference for so long that it no longer looks like a choice.[2] Those who live on the shore call it a gift, and those on the island call it a road.

What would be lost

To close it would save a sum that anyone can name. What it would end is harder to count: the doctor who comes on Tuesdays, and the reasons for staying.

[1] The timetables are in the harbour office.
[2] The accounts do not list it apart.
`

const file = (name: string, content: string | Buffer) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(content) })

test('from an empty installation to a student’s notes', async ({ startApp, person }, testInfo) => {
  const app = await startApp({ SAMPLE: 'false' })
  const instructor = await person(app.origin)
  const student = await person(app.origin)

  await test.step('the printed link makes the first account', async () => {
    expect(app.printedAddress()).toContain('/welcome/')
    await instructor.goto(app.printedAddress())
    await expectAccessible(instructor)
    await instructor.getByLabel('Name', { exact: true }).fill('Tove Lindqvist')
    await instructor.getByLabel('E-mail').fill('tove@university.example')
    await instructor.getByLabel('Password', { exact: true }).fill('a long enough sentence')
    await instructor.getByRole('button', { name: 'Make the account' }).click()
    await instructor.waitForURL((url) => !url.pathname.startsWith('/welcome'))
  })

  await test.step('the instructor makes a course', async () => {
    await instructor.goto('/courses/new')
    await expectAccessible(instructor)
    await instructor.getByLabel('Title').fill('Small Places')
    await instructor.getByLabel('Time zone').selectOption('Europe/Stockholm')
    await instructor.getByRole('button', { name: 'Make the course' }).click()
    await instructor.waitForURL(/\/courses\/(?!new)[^/]+$/)
    await expectAccessible(instructor)
  })
  const course = new URL(instructor.url()).pathname

  await test.step('what cannot be a reading is refused with a sentence', async () => {
    await instructor.goto(`${course}/readings/new`)
    await expectAccessible(instructor)
    const add = () => instructor.getByRole('button', { name: 'Add the reading' }).click()
    const again = () => instructor.goto(`${course}/readings/new`)
    const input = instructor.locator('input[type=file]')
    await input.setInputFiles(file('empty.txt', ''))
    await add()
    await expect(instructor.getByText(/empty/i).first()).toBeVisible()
    await input.setInputFiles(file('picture.txt', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 1, 0])))
    await add()
    // A picture is seen to be none at once; what only says so inside is refused by its own page.
    await expect(instructor.getByText(/not a text|cannot read|could not be read/i).first()).toBeVisible({ timeout: 30_000 })
    await again()
    const huge = testInfo.outputPath('huge.txt')
    await writeFile(huge, Buffer.alloc(60_000_000, 'a '))
    await input.setInputFiles(huge)
    await add()
    await expect(instructor.getByText(/20 MB/).first()).toBeVisible()
  })

  await test.step('uploads a text and assigns it', async () => {
    await instructor.goto(`${course}/readings/new`)
    await instructor.locator('input[type=file]').setInputFiles(file('ferry.txt', article))
    await instructor.getByRole('button', { name: 'Add the reading' }).click()
    await instructor.waitForURL(/\/imports\//)
    await instructor.getByRole('button', { name: 'Publish' }).click({ timeout: 30_000 })
    await instructor.waitForURL(/\/assign/)
    await expectAccessible(instructor)
    await instructor.getByLabel('Due').fill('2020-01-31T18:00')
    await instructor.getByRole('button', { name: 'Assign it' }).click()
    await expect(instructor.getByText(/past/i).first()).toBeVisible()
    await instructor.getByLabel('Due').fill('2099-01-31T18:00')
    await instructor.getByLabel('What you ask of readers').fill('Which sentence is the *argument*?')
    await instructor.getByRole('button', { name: 'Assign it' }).click()
    await instructor.waitForURL(new RegExp(`${course}$`))
    await expect(instructor.getByRole('heading', { name: 'The Ferry Question' })).toBeVisible()
  })

  const invite = async () => {
    await instructor.goto(`${course}/people`)
    await instructor.getByRole('button', { name: 'Make a link' }).click()
    const link = instructor.getByRole('textbox', { name: 'Link of the invitation' })
    await expect(link).toHaveValue(/\/join\//)
    return link.inputValue()
  }

  await test.step('a revoked invitation says so', async () => {
    const revoked = await invite()
    await expectAccessible(instructor)
    await instructor.goto(`${course}/people`)
    await instructor.getByRole('button', { name: /^Revoke/ }).first().click()
    await expect(instructor.getByRole('button', { name: /^Revoke/ })).toHaveCount(0)
    await student.goto(revoked)
    await expect(student.getByText(/revoked|taken back|no longer/i).first()).toBeVisible()
    await expectAccessible(student)
  })

  await test.step('a group has a name of its own', async () => {
    await instructor.goto(`${course}/people`)
    const make = async () => {
      await instructor.getByLabel('Name', { exact: true }).fill('Monday group')
      await instructor.getByRole('button', { name: 'Make it' }).click()
    }
    await make()
    await expect(instructor.getByRole('heading', { name: /^Monday group/ })).toBeVisible()
    await make()
    await expect(instructor.getByText(/already|taken/i).first()).toBeVisible()
  })

  await test.step('a student joins by the link', async () => {
    const link = await invite()
    await student.goto(link)
    await expect(student.getByText('Small Places').first()).toBeVisible()
    await expectAccessible(student)
    await student.getByLabel('Name', { exact: true }).fill('Wei Zhang')
    await student.getByLabel('E-mail').fill('wei@university.example')
    await student.getByLabel('Password', { exact: true }).fill('another long sentence')
    await student.getByRole('button', { name: /join|account/i }).last().click()
    await student.waitForURL(new RegExp(`${course}$`))
    await expect(student.getByText('Which sentence is the argument?')).toBeVisible()
  })

  await test.step('reads it as headings, paragraphs and notes, and annotates', async () => {
    await student.getByRole('link', { name: 'Start reading' }).click()
    await student.waitForURL(/\/readings\//)
    await expectSaved(student)
    await expect(student.getByRole('article').getByRole('heading', { name: 'Who pays' })).toBeVisible()
    await expect(student.locator('section.notes')).toContainText('The accounts do not list it apart.')
    await commentOn(student, 'a sum that anyone can name', 'Then why is it not named?')
    await expectSaved(student)
    await instructor.goto(student.url())
    await expectSaved(instructor)
    await instructor.getByRole('radio', { name: 'Course' }).click()
    await openCard(instructor, 'Then why is it not named?')
  })

  await test.step('a link to the passage still leads there after signing in', async () => {
    const reading = new URL(student.url()).pathname
    const elsewhere = await person(app.origin)
    await elsewhere.goto(`${reading}#q=${encodeURIComponent('a sum that anyone can name')}`)
    await elsewhere.getByLabel('E-mail').fill('wei@university.example')
    await elsewhere.getByLabel('Password', { exact: true }).fill('another long sentence')
    await elsewhere.getByRole('button', { name: 'Sign in' }).click()
    await elsewhere.waitForURL((url) => url.pathname === reading && url.hash.startsWith('#q='))
    await expect(elsewhere.getByText('a sum that anyone can name')).toBeInViewport()
  })

  await test.step('and takes the notes home', async () => {
    const download = student.waitForEvent('download')
    await student.getByRole('link', { name: 'Take notes home' }).click()
    const notes = await readFile(await (await download).path(), 'utf8')
    expect(notes).toContain('The Ferry Question')
    expect(notes).toContain('What would be lost')
    expect(notes).toContain('> a sum that anyone can name')
    expect(notes).toContain('Then why is it not named?')
    await expect(card(student, 'Then why is it not named?')).toHaveCount(1)
  })
})
