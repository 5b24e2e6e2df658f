import { writePdf } from '../lib/importing/pdf/testing/write-pdf.ts'
import { makeZip } from '../lib/importing/testing/make-zip.ts'
import type { Page } from '@playwright/test'
import { takeSeat } from './fixtures/reading.ts'
import { expect, expectAccessible, test } from './fixtures/test.ts'

const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const run = (words: string) => `<w:r><w:t xml:space="preserve">${words}</w:t></w:r>`
const paragraph = (words: string, style = '') => `<w:p>${style === '' ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}${words}</w:p>`
const footnote = (id: number) => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`

/** A Word document with a heading that is only a paragraph, and a marker that leads to the wrong note. */
const document = Buffer.from(makeZip({
  'word/document.xml': `<w:document ${w}><w:body>${paragraph(run('The Keeper of the Ferry'), 'T')}${paragraph(run('Nobody chose the ferry; it was there before anyone asked what it was for.') + footnote(2))}${paragraph(run('Who pays for it'))}${paragraph(run('A boat that carries twelve people costs what a boat for sixty costs.') + footnote(1))}</w:body></w:document>`,
  'word/styles.xml': `<w:styles ${w}><w:style w:styleId="T"><w:name w:val="Title"/></w:style></w:styles>`,
  'word/footnotes.xml': `<w:footnotes ${w}><w:footnote w:id="2">${paragraph(run('The accounts do not list it apart.'))}</w:footnote><w:footnote w:id="1">${paragraph(run('The timetables are in the harbour office.'))}</w:footnote></w:footnotes>`,
}))

const line = (text: string, y: number, more: object = {}) => ({ text, x: 72, y, size: 11, ...more })
const body = (from: number) => Array.from({ length: 18 }, (_, index) => line(`The register of year ${from + index} names the keeper of the well, and nobody else who drew from it.`, 660 - index * 16))
/** A PDF of three pages with a running head. */
const pdf = Buffer.from(writePdf({
  info: { Title: 'Registers of a Well' },
  pages: [1, 2, 3].map((page) => [line('WELLS AND WORDS', 750, { size: 8 }), ...(page === 1 ? [line('Registers of a Well', 700, { size: 20, font: 'bold' })] : []), ...body(page * 100), line(String(page), 40, { size: 9 })]),
}))

const file = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/octet-stream', buffer })

async function add(page: Page, course: string, given: ReturnType<typeof file>): Promise<void> {
  await page.goto(`${course}/readings/new`)
  await page.locator('input[type=file]').setInputFiles(given)
  await page.getByRole('button', { name: 'Add the reading' }).click()
  await page.waitForURL(/\/imports\//)
}

const piece = (page: Page, words: string) => page.locator('[data-piece]').filter({ hasText: words })
const expectKept = (page: Page) => expect(page.locator('[data-saving]')).toHaveAttribute('data-saving', 'saved')

test('a reading is looked over, corrected, published and read', async ({ startApp, person }) => {
  const app = await startApp()
  const instructor = await person(app.origin)
  await takeSeat(instructor, app.printedAddress(), 'Ingrid')
  const course = new URL(instructor.url()).pathname

  await test.step('a Word document comes in and is shown as it will look', async () => {
    await add(instructor, course, file('ferry.docx', document))
    await expect(instructor.getByRole('heading', { name: 'The Keeper of the Ferry' })).toBeVisible({ timeout: 30_000 })
    await expectAccessible(instructor)
  })

  await test.step('a heading is corrected by keyboard alone', async () => {
    await piece(instructor, 'Who pays for it').focus()
    await instructor.keyboard.press('h')
    await expect(instructor.getByRole('heading', { name: 'Who pays for it', level: 2 })).toBeVisible()
    await instructor.keyboard.press('Enter')
    await expect(instructor.getByRole('textbox', { name: 'The words of this block' })).toBeFocused()
    await instructor.keyboard.press('End')
    await instructor.keyboard.type('?')
    await instructor.keyboard.press('Escape')
    await expect(instructor.getByRole('heading', { name: 'Who pays for it?' })).toBeVisible()
    await instructor.keyboard.press('Control+z')
    await expect(instructor.getByRole('heading', { name: 'Who pays for it', exact: true })).toBeVisible()
    await instructor.keyboard.press('Control+y')
    await expect(instructor.getByRole('heading', { name: 'Who pays for it?' })).toBeVisible()
  })

  await test.step('a block is joined, split and taken back by keyboard alone, and the keyboard stays where it was', async () => {
    await piece(instructor, 'Nobody chose the ferry').focus()
    await instructor.keyboard.press('Enter')
    await instructor.keyboard.press('Home')
    for (let step = 0; step < 'Nobody chose the ferry;'.length; step += 1) await instructor.keyboard.press('ArrowRight')
    await instructor.keyboard.press('Enter')
    await expect(instructor.getByRole('textbox', { name: 'The words of this block' })).toHaveValue(/^\s?it was there/)
    await instructor.keyboard.press('Escape')
    await expect(piece(instructor, 'it was there before')).toBeFocused()
    await instructor.keyboard.press('Control+z')
    await expect(piece(instructor, 'Nobody chose the ferry; it was there')).toBeFocused()
    await instructor.keyboard.press('j')
    await expect(piece(instructor, 'Nobody chose the ferry')).toContainText('Who pays for it?')
    await instructor.keyboard.press('Control+z')
    await expect(instructor.getByRole('heading', { name: 'Who pays for it?' })).toBeVisible()
    await expect(piece(instructor, 'Nobody chose the ferry')).toBeFocused()
  })

  await test.step('a wrong note link is corrected', async () => {
    await piece(instructor, 'Nobody chose the ferry').click()
    const marker = instructor.getByRole('combobox', { name: /^After “/ })
    await expect(marker).toHaveValue('1')
    await marker.focus()
    await instructor.keyboard.press('ArrowDown')
    await expect(marker).toHaveValue('2')
    await expectAccessible(instructor)
    await expectKept(instructor)
  })

  await test.step('title and author are corrected', async () => {
    await instructor.getByRole('radio', { name: 'The work' }).check()
    await instructor.getByLabel('Title').fill('The Keepers of the Ferry')
    await instructor.getByRole('button', { name: 'Add an author' }).click()
    await instructor.getByLabel('Name').fill('Tove Lindqvist')
    await instructor.getByLabel('DOI').fill('https://doi.org/10.1000/ferry')
    await instructor.getByLabel('Licence').click()
    await expect(instructor.getByRole('heading', { name: 'The Keepers of the Ferry' })).toBeVisible()
    await expectAccessible(instructor)
    await expectKept(instructor)
  })

  await test.step('nothing is lost where the page is loaded again', async () => {
    await instructor.reload()
    await expect(instructor.getByRole('heading', { name: 'Who pays for it?' })).toBeVisible()
    await expect(instructor.getByRole('heading', { name: 'The Keepers of the Ferry' })).toBeVisible()
    await instructor.goto(course)
    await instructor.getByRole('link', { name: 'ferry.docx' }).click()
    await expect(instructor.getByText('Tove Lindqvist')).toBeVisible()
  })

  await test.step('published, it reads as it was corrected', async () => {
    await instructor.getByRole('button', { name: 'Publish' }).click()
    await instructor.waitForURL(/\/assign/)
    await instructor.getByRole('link', { name: 'Look at it as readers will' }).click()
    await instructor.waitForURL(/\/readings\/[a-z0-9]+$/)
    await expect(instructor.getByRole('article').getByRole('heading', { name: 'Who pays for it?' })).toBeVisible()
    await expect(instructor.getByText('DOI 10.1000/ferry')).toBeVisible()
    const link = instructor.locator('[data-s] a.fn').first()
    await expect(link).toHaveAttribute('data-label', '2')
  })

  await test.step('its original can be downloaded', async () => {
    const [download] = await Promise.all([instructor.waitForEvent('download'), instructor.getByRole('link', { name: 'Download the original' }).click()])
    expect(download.suggestedFilename()).toBe('ferry.docx')
  })

  await test.step('a reading that there is, is corrected further', async () => {
    await instructor.getByRole('link', { name: 'Correct this reading' }).click()
    await instructor.waitForURL(/\/text$/)
    await expectAccessible(instructor)
    await instructor.getByRole('button', { name: 'Correct this reading' }).click()
    await instructor.waitForURL(/\/imports\//)
    await piece(instructor, 'A boat that carries twelve').click()
    await instructor.keyboard.press('Delete')
    await expect(instructor.getByText('Left out by you').first()).toBeVisible()
    await instructor.getByRole('button', { name: 'Publish the corrections' }).click()
    await instructor.waitForURL(/\/readings\/[a-z0-9]+$/)
    await expect(instructor.getByRole('article')).not.toContainText('A boat that carries twelve')
  })
})

test('a PDF is published as it came, one is cancelled, and one is refused with its sentence', async ({ startApp, person }) => {
  const app = await startApp()
  const instructor = await person(app.origin)
  await takeSeat(instructor, app.printedAddress(), 'Ingrid')
  const course = new URL(instructor.url()).pathname

  await test.step('two presses, for who trusts the import', async () => {
    await add(instructor, course, file('registers.pdf', pdf))
    await expect(instructor.getByRole('heading', { name: 'Registers of a Well' })).toBeVisible({ timeout: 30_000 })
    await expect(piece(instructor, 'WELLS AND WORDS')).toHaveCount(0)
    await instructor.getByRole('radio', { name: /^Left out/ }).check()
    await expect(instructor.getByText('WELLS AND WORDS').first()).toBeVisible()
    await instructor.getByRole('button', { name: 'Publish' }).click()
    await instructor.waitForURL(/\/assign/)
  })

  await test.step('what cannot be read says why', async () => {
    await add(instructor, course, file('broken.pdf', Buffer.from('%PDF-1.7\nnothing more')))
    await expect(instructor.getByText('This was not taken.')).toBeVisible({ timeout: 30_000 })
    await expectAccessible(instructor)
    await instructor.getByRole('button', { name: 'Throw it away' }).click()
    await instructor.waitForURL(new RegExp(`${course}$`))
    await expect(instructor.getByText('broken.pdf')).toHaveCount(0)
  })

  await test.step('an address that is nobody’s business is refused', async () => {
    await instructor.goto(`${course}/readings/new`)
    await instructor.getByRole('radio', { name: 'Web address' }).check()
    await instructor.getByRole('textbox', { name: 'Web address' }).fill(`${app.origin}/sign-in`)
    await expectAccessible(instructor)
    await instructor.getByRole('button', { name: 'Add the reading' }).click()
    await expect(instructor.getByText(/only public pages are fetched/)).toBeVisible({ timeout: 30_000 })
  })

  await test.step('one that is under way is cancelled', async () => {
    // Many at once: the last of them waits for its turn.
    const waiting = await instructor.evaluate(async ([path, text]) => {
      let last = ''
      for (let index = 0; index < 8; index++) {
        const form = new FormData()
        form.set('pasted', text.repeat(2000))
        const response = await fetch(`/api${path}/imports`, { method: 'POST', body: form })
        last = ((await response.json()) as { importId: string }).importId
      }
      return last
    }, [course, 'The well was dry, and nobody had said so.\n\n'] as const)
    await instructor.goto(`${course}/imports/${waiting}`)
    await instructor.getByRole('button', { name: 'Cancel' }).click()
    await expect(instructor.getByText('You cancelled this. Nothing was added to the course.')).toBeVisible()
    await expectAccessible(instructor)
  })
})
