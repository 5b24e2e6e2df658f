import type { Role } from '@/lib/domain/course/policy.ts'

export const samplePersonIds = ['ingrid', 'amara', 'jonas', 'leila'] as const
export type SamplePersonId = (typeof samplePersonIds)[number]

export interface SamplePerson {
  id: SamplePersonId
  name: string
  /** Under .invalid (RFC 2606): no letter can reach it. */
  email: string
  role: Role
  /** Sits in the Tuesday group. */
  inGroup: boolean
}

export const sampleCourse = { title: 'Peace Operations', timeZone: 'Europe/Oslo', group: 'Tuesday group' } as const

export const samplePeople: readonly SamplePerson[] = [
  { id: 'ingrid', name: 'Ingrid Solheim', email: 'ingrid@sample.postil.invalid', role: 'instructor', inGroup: false },
  { id: 'amara', name: 'Amara Nwosu', email: 'amara@sample.postil.invalid', role: 'student', inGroup: true },
  { id: 'jonas', name: 'Jonas Weidmann', email: 'jonas@sample.postil.invalid', role: 'student', inGroup: true },
  { id: 'leila', name: 'Leïla Benhaddou', email: 'leila@sample.postil.invalid', role: 'student', inGroup: true },
]
