import { describe, expect, it } from 'vitest'
import { assignmentState, compareReadings } from './reading-order.ts'

const now = new Date('2026-11-10T12:00:00Z')

function reading(name: string, createdAt: string, assigned?: { opensAt?: string; dueAt?: string }) {
  const opensAt = assigned?.opensAt ?? null
  const dueAt = assigned?.dueAt ?? null
  const state = assignmentState({ opensAt: opensAt ? new Date(opensAt) : null, dueAt: dueAt ? new Date(dueAt) : null }, now)
  return { name, createdAt, assignment: assigned ? { state, opensAt, dueAt } : null }
}

describe('compareReadings', () => {
  it('puts what is due soonest first and what is closed last', () => {
    const readings = [
      reading('closed long ago', '2026-11-09', { dueAt: '2026-10-01T12:00:00Z' }),
      reading('closed lately', '2026-11-09', { dueAt: '2026-11-09T12:00:00Z' }),
      reading('opens next month', '2026-11-09', { opensAt: '2026-12-01T12:00:00Z', dueAt: '2026-12-10T12:00:00Z' }),
      reading('opens tomorrow', '2026-11-09', { opensAt: '2026-11-11T12:00:00Z' }),
      reading('older, never assigned', '2026-11-01'),
      reading('newer, never assigned', '2026-11-02'),
      reading('due next week', '2026-11-09', { dueAt: '2026-11-17T12:00:00Z' }),
      reading('due tomorrow', '2026-11-01', { dueAt: '2026-11-11T12:00:00Z' }),
    ]
    expect(readings.sort(compareReadings).map(({ name }) => name)).toEqual([
      'due tomorrow', 'due next week', 'newer, never assigned', 'older, never assigned', 'opens tomorrow', 'opens next month', 'closed lately', 'closed long ago',
    ])
  })
})

describe('assignmentState', () => {
  it('is closed from the very moment it is due, and open from the moment it opens', () => {
    expect(assignmentState({ opensAt: null, dueAt: now }, now)).toBe('closed')
    expect(assignmentState({ opensAt: now, dueAt: null }, now)).toBe('open')
  })
})
