import { flushSync } from 'react-dom'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { DebateAsk, PutClaim } from '@/components/debate/to-debate/use-to-debate.ts'
import { LayerCache } from '@/lib/client/layer-cache.ts'
import { clearOutbox, countOutbox } from '@/lib/client/outbox.ts'
import type { EntryValue } from '@/lib/domain/annotation/entry.ts'
import { describeRange } from '@/lib/domain/annotation/text-range.ts'
import type { DebateRow } from '@/lib/domain/debate/views.ts'
import { InEnglish } from '@/lib/testing/in-english.tsx'
import { ClaimDrafts } from './claim-drafts.ts'
import { ToDebateDialog } from './to-debate-dialog.tsx'

const text = 'The well was dry, and nobody had said so.'
const target = describeRange(text, 'v1', { start: 22, end: 40 }) ?? undefined
const handle = 'adaadaadaada'
const row = (id: string, closedAt: string | null = null): DebateRow => ({ id, question: `Question ${id}?`, startedBy: 'Ingrid', closedAt, claims: 0, people: 0, lastAt: null })
const onClose = vi.fn<(put: PutClaim | null) => void>()

/** What the server answers, by path. */
let answers: Record<string, unknown>
let posted: unknown[]
let userId: string
let root: Root
let place: HTMLElement

beforeAll(() => { (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = false })
beforeEach(() => {
  localStorage.clear()
  onClose.mockReset()
  userId = `ada${String(Math.random()).slice(2)}`
  posted = []
  const debateOf = (id: string) => ({
    course: { id: 'c', title: 'A course', timeZone: 'UTC' }, debate: { id, question: `Question ${id}?`, startedBy: 'Ingrid', closedAt: null, mayEdit: false },
    me: { userId, name: 'Ada', initials: 'A', tint: 1, leads: false }, room: { roomId: `${userId}-${id}`, handle, mayWrite: true }, people: {}, readings: { v1: { readingId: 'r', title: 'On Wells', authors: [], language: 'en', paragraphs: [] } },
  })
  answers = { '/api/courses/c/debates': { debates: [row('d1'), row('d2'), row('d3', '2026-11-20T10:00:00Z')], mayStart: false }, '/api/debates/d1': debateOf('d1'), '/api/debates/d2': debateOf('d2'), '/api/debates/d9': debateOf('d9') }
  vi.stubGlobal('fetch', (path: string, init: { method: string; body: string }) => {
    if (init.method === 'POST') {
      posted.push(JSON.parse(init.body))
      answers['/api/courses/c/debates'] = { debates: [row('d9')], mayStart: true }
      return Promise.resolve(Response.json({ id: 'd9' }, { status: 201 }))
    }
    return path in answers ? Promise.resolve(Response.json(answers[path])) : Promise.reject(new TypeError('Failed to fetch'))
  })
  // The rooms cannot be reached.
  vi.stubGlobal('WebSocket', class extends WebSocket { constructor() { super('ws://127.0.0.1:9') } })
  place = document.createElement('div')
  document.body.append(place)
})
afterEach(async () => {
  root.unmount()
  place.remove()
  await clearOutbox(userId)
  vi.unstubAllGlobals()
})

const draftsOf = () => new ClaimDrafts(localStorage, `postil.drafts.${userId}.r.claims`)
function open(ask: DebateAsk = { target }): void {
  root = createRoot(place)
  flushSync(() => root.render(<InEnglish><ToDebateDialog ask={ask} drafts={draftsOf()} userId={userId} courseId="c" language="en" onClose={onClose} /></InEnglish>))
}
function openAgain(ask?: DebateAsk): void {
  root.unmount()
  open(ask)
}
const words = page.getByRole('textbox', { name: 'What do you put forward?' })
const debate = page.getByRole('combobox', { name: 'Debate' })
const put = page.getByRole('button', { name: 'Put it forward' })
const ready = () => expect.element(put).not.toHaveAttribute('aria-disabled', 'true')

/** The claims that were last seen of a debate. */
async function haveSeen(id: string, bodies: string[]): Promise<void> {
  const cache = new LayerCache(userId, `${userId}-${id}`)
  bodies.forEach((body, at) => cache.put(`benbenbenben:claim00${at}`, { v: 1, kind: 'claim', body, written: `2026-11-22T10:0${at}:00Z` } satisfies EntryValue))
  await cache.flush()
  cache.stop()
}

describe('taking a passage to a debate', () => {
  test('shows the passage, offers what is open, and begins with the debate that was used last', async () => {
    open()
    await expect.element(page.getByText('nobody had said so', { exact: false })).toBeVisible()
    await expect.element(debate).toHaveTextContent('Question d1?Question d2?')
    await debate.selectOptions('Question d2?')
    openAgain()
    await expect.element(debate).toHaveValue('d2')
  })

  test('takes the passage’s words, and keeps what is typed through a reload', async () => {
    open()
    await page.getByRole('button', { name: 'Use the passage’s words' }).click()
    await expect.element(words).toHaveValue('nobody had said so')
    await userEvent.keyboard(' to them')
    openAgain()
    await expect.element(words).toHaveValue('nobody had said so to them')
  })

  test('proposes a note’s words as plain ones', async () => {
    open({ target, words: 'Nobody had **said** so, see [here](https://a.example).' })
    await expect.element(words).toHaveValue('Nobody had said so, see here.')
  })

  test('waits on this device where the room cannot be reached', async () => {
    open()
    await ready()
    await words.fill('Nobody\nwas told.')
    await put.click()
    await vi.waitFor(() => { expect(onClose).toHaveBeenCalledOnce() }, { timeout: 5000 })
    expect(onClose.mock.calls[0]?.[0]).toMatchObject({ kind: 'waits', debateId: 'd1', question: 'Question d1?', claim: { kind: 'claim', body: 'Nobody was told.', target } })
    expect(await countOutbox(userId)).toBe(1)
    expect(draftsOf().list()).toEqual([])
  })

  test('tells once that it was put forward, also where the browser says late that the dialog closed', async () => {
    open()
    await ready()
    await words.fill('Nobody was told.')
    const element = document.querySelector('dialog')
    onClose.mockImplementationOnce(() => { element?.close() })
    await put.click()
    await vi.waitFor(() => { expect(onClose).toHaveBeenCalled() }, { timeout: 5000 })
    await new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(resolve)) })
    expect(onClose).toHaveBeenCalledOnce()
  })

  test('asks for words, and says when there are too many', async () => {
    open()
    await ready()
    await put.click()
    await expect.element(page.getByText('Say in a sentence or two what you put forward.')).toBeVisible()
    await words.fill('x'.repeat(501))
    await put.click()
    await expect.element(page.getByText('A claim has at most 500 characters. Say it shorter.')).toBeVisible()
    expect(onClose).not.toHaveBeenCalled()
  })

  test('answers a claim, by keyboard, and asks what it does to it', async () => {
    await haveSeen('d1', ['The mayor knew.', 'The teacher knew.'])
    open()
    await ready()
    await words.fill('Nobody was told.')
    await expect.element(page.getByRole('radio', { name: /The teacher knew/ })).toBeVisible()
    page.getByRole('radio', { name: 'Nothing: it stands by itself' }).element().focus()
    await userEvent.keyboard('{ArrowDown}{ArrowDown}')
    await expect.element(page.getByRole('radio', { name: /The teacher knew/ })).toBeChecked()
    await put.click()
    await expect.element(page.getByText('Say what it does to the claim that you chose.')).toBeVisible()
    await page.getByRole('radio', { name: 'challenges' }).click({ force: true })
    await put.click()
    await vi.waitFor(() => { expect(onClose).toHaveBeenCalledOnce() }, { timeout: 5000 })
    expect(onClose.mock.calls[0]?.[0]?.claim.answers).toEqual({ to: 'benbenbenben:claim001', relation: 'challenges' })
  })

  test('finds a claim among many, and keeps the one that is chosen in sight', async () => {
    await haveSeen('d1', ['One.', 'Two.', 'Three.', 'Four.', 'Five.', 'Six.'])
    open()
    await page.getByRole('radio', { name: /Two/ }).click()
    await page.getByRole('searchbox', { name: 'Find a claim' }).fill('FIVE')
    await expect.element(page.getByRole('radio', { name: /Five/ })).toBeVisible()
    await expect.element(page.getByRole('radio', { name: /Two/ })).toBeChecked()
    expect(page.getByRole('radio', { name: /Six/ }).query()).toBeNull()
  })

  test('starts a debate where there is none and one may, else says who does', async () => {
    answers['/api/courses/c/debates'] = { debates: [row('d3', '2026-11-20T10:00:00Z')], mayStart: false }
    open()
    await expect.element(page.getByText('No debate of this course is open at the moment.')).toBeVisible()
    await expect.element(put).toHaveAttribute('aria-disabled', 'true')
    answers['/api/courses/c/debates'] = { debates: [], mayStart: true }
    openAgain()
    await page.getByRole('textbox', { name: 'The question' }).fill('Question d9?')
    await userEvent.keyboard('{Enter}')
    await expect.element(debate).toHaveValue('d9')
    expect(posted).toEqual([{ question: 'Question d9?' }])
    await ready()
  })

  test('says that a reading which is not open to all cannot be quoted yet', async () => {
    open({ target: target && { ...target, version: 'v0' } })
    await expect.element(page.getByText('This reading is not open to everyone in the course yet.', { exact: false })).toBeVisible()
    await expect.element(put).toHaveAttribute('aria-disabled', 'true')
  })

  test('says that it needs a connection once, and keeps the words meanwhile', async () => {
    answers = {}
    open()
    await expect.element(page.getByText('Which debates there are is not known on this device yet', { exact: false })).toBeVisible()
    await words.fill('Nobody was told.')
    await userEvent.keyboard('{Escape}')
    expect(onClose).toHaveBeenCalledWith(null)
    expect(draftsOf().list()).toMatchObject([{ body: 'Nobody was told.' }])
  })
})
