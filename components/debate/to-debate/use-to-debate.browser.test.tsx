import { flushSync } from 'react-dom'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { LayerView, RoomView } from '@/lib/domain/reading/room-view.ts'
import { InEnglish } from '@/lib/testing/in-english.tsx'
import { ClaimDrafts, claimDraftsKey } from './claim-drafts.ts'
import { useToDebate, type ToDebate } from './use-to-debate.ts'

let root: Root
beforeEach(() => {
  localStorage.clear()
  root = createRoot(document.createElement('div'))
})
afterEach(() => root.unmount())

const layer = (kind: LayerView['kind'], mayWrite: boolean): LayerView => ({ id: kind, kind, name: kind, roomId: kind, handle: 'adaadaadaada', mayWrite, hiding: 'nothing', revealAt: null })

/** What a member has of the way to a debate, who may write into the course's layer or not. */
function begin(mayWrite: boolean): () => ToDebate {
  const view: RoomView = {
    course: { id: 'c', title: 'A course', timeZone: 'UTC', markNames: {}, mayNameMarks: false }, reading: { id: 'r', title: 'On Wells', authors: [], source: null }, work: { keywords: [], people: [], original: false },
    version: { id: 'v', number: 1, language: 'en' }, placements: {}, pages: null, outline: [], me: { userId: 'ada', name: 'Ada', initials: 'A', tint: 1, leads: false },
    layers: [layer('private', true), layer('course', mayWrite)], people: {}, assignment: null,
  }
  let now: ToDebate | undefined
  function Room() {
    now = useToDebate({ view, index: null, selectText: vi.fn(), complain: vi.fn() })
    return null
  }
  flushSync(() => root.render(<InEnglish><Room /></InEnglish>))
  return () => now!
}
const keep = () => new ClaimDrafts(localStorage, claimDraftsKey('ada', 'r')).put({ body: 'It was dry.', debateId: null, to: null, relation: null })

it('is open to who may write in the course, with what they began', async () => {
  keep()
  const now = begin(true)
  await vi.waitFor(() => { expect(now().parts.begun?.body).toBe('It was dry.') })
  expect([now().fromPassage, now().fromNote]).not.toContain(null)
})

it('is closed to who only observes', () => {
  keep()
  const { fromPassage, fromNote, parts } = begin(false)()
  expect([fromPassage, fromNote, parts.begun]).toEqual([null, null, null])
})
