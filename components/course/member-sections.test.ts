import { expect, test } from 'vitest'
import type { MemberView } from '@/lib/domain/course/views.ts'
import { translate } from '@/lib/testing/in-english.tsx'
import { memberSections } from './member-sections.ts'

const member = (name: string, given: Partial<MemberView>): MemberView => ({
  name, userId: name, initials: name.slice(0, 1), tint: 1, me: false, email: null, role: 'student', groupIds: [], joinedAt: '2026-11-01T00:00:00Z',
  may: { change: false, remove: false, resetPassword: false }, ...given,
})
const names = (view: Parameters<typeof memberSections>[1]) => memberSections(translate('course'), view).map(({ title, members }) => [title, members.map(({ name }) => name)])
const tuesday = { id: 'g1', name: 'Tuesday group', size: 1 }
const friday = { id: 'g2', name: 'Friday group', size: 0 }

test('lists those who teach first, then each group, then those in none', () => {
  const members = [member('Amara', { groupIds: ['g1'] }), member('Ingrid', { role: 'instructor', groupIds: ['g1'] }), member('Kofi', {})]
  expect(names({ members, groups: [tuesday, friday] })).toEqual([['Teaching', ['Ingrid']], ['Tuesday group', ['Amara']], ['Friday group', []], ['In no group', ['Kofi']]])
})

test('shows someone in two groups in both, and loses nobody', () => {
  expect(names({ members: [member('Mei', { groupIds: ['g1', 'g2'] })], groups: [tuesday, friday] })).toEqual([['Teaching', []], ['Tuesday group', ['Mei']], ['Friday group', ['Mei']]])
})

test('speaks of no groups where there are none', () => {
  expect(names({ members: [member('Mei', { role: 'observer' })], groups: [] })).toEqual([['Teaching', []], ['Reading', ['Mei']]])
})
