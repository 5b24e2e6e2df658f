import { z } from 'zod'
import { line } from '@/lib/domain/line.ts'
import { roles } from './policy.ts'
import { isTimeZone } from './zoned-time.ts'

/** What the forms of a course send; the routes parse with the same schemas, so a sentence is written once. */

const zoneSentence = 'Choose the time zone of the course from the list.'

/** POST /api/courses */
export const courseInput = z.object({
  title: line('A title', 120, 'Write the title of the course.'),
  timeZone: z.string(zoneSentence).refine(isTimeZone, zoneSentence),
})
export interface CourseResult { courseId: string }

const role = z.enum(roles, 'Choose a role from the list.')
const id = z.string().min(1).max(40)

/** POST /api/courses/[courseId]/groups */
export const groupInput = z.object({ name: line('A name', 60, 'Write a name for the group.') })
export interface GroupResult { groupId: string }

/** PUT /api/courses/[courseId]/members/[userId]: what is left out stays. */
export const memberInput = z.object({
  role: role.optional(),
  groupIds: z.array(id).max(100, 'A person can be in at most 100 groups.').optional(),
}).refine((input) => input.role !== undefined || input.groupIds !== undefined, 'Nothing to change was sent.')

export const minInvitationDays = 1
export const maxInvitationDays = 180
const daysSentence = `Choose from ${minInvitationDays} to ${maxInvitationDays} days.`

/** POST /api/courses/[courseId]/invitations */
export const invitationInput = z.object({
  role,
  groupId: id.nullish().transform((value) => value ?? null),
  days: z.int(daysSentence).min(minInvitationDays, daysSentence).max(maxInvitationDays, daysSentence),
})
/** The address is shown this once: only its hash is kept. */
export interface InvitationResult { id: string; url: string }

/** POST /api/courses/[courseId]/members/[userId]/reset-link */
export interface ResetLinkResult { url: string }

export type CourseInput = z.infer<typeof courseInput>
export type GroupInput = z.infer<typeof groupInput>
export type MemberInput = z.infer<typeof memberInput>
export type InvitationInput = z.infer<typeof invitationInput>
