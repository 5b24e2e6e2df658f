import { z } from 'zod'
import { line } from '@/lib/domain/line.ts'

/** Of a debate's question, UTF-16 code units. */
export const maxQuestion = 200

const question = line('A question', maxQuestion, 'Write the question of the debate.')

/** POST /api/courses/[courseId]/debates */
export const debateInput = z.object({ question })
export interface DebateResult { id: string }

/** PATCH /api/debates/[debateId]: what is left out stays. */
export const debateChange = z.object({ question: question.optional(), closed: z.boolean('That was not sent as true or false.').optional() })
  .refine((input) => input.question !== undefined || input.closed !== undefined, 'Nothing to change was sent.')

export type DebateInput = z.infer<typeof debateInput>
export type DebateChange = z.infer<typeof debateChange>
