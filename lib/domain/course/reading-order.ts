import type { AssignmentView } from './views.ts'

/** Whether an assignment has opened, and whether it is still to do. */
export function assignmentState({ opensAt, dueAt }: { opensAt: Date | null; dueAt: Date | null }, now: Date): AssignmentView['state'] {
  if (opensAt && opensAt > now) return 'later'
  return dueAt && dueAt <= now ? 'closed' : 'open'
}

/** What the order of readings goes by. Times are ISO 8601, UTC. */
interface Placed {
  createdAt: string
  assignment: { state: AssignmentView['state']; opensAt: string | null; dueAt: string | null } | null
}

/**
 * Readings as a course lists them: first what is due, soonest first; then what is open without a due date, newest first;
 * then what is still to open, soonest first; last what is closed, the latest first.
 */
export function compareReadings(a: Placed, b: Placed): number {
  const [left, right] = [rankOf(a), rankOf(b)]
  if (left !== right) return left - right
  if (left === 0) return text(a.assignment?.dueAt, b.assignment?.dueAt)
  if (left === 2) return text(a.assignment?.opensAt, b.assignment?.opensAt)
  if (left === 3) return text(b.assignment?.dueAt, a.assignment?.dueAt)
  return text(b.createdAt, a.createdAt)
}

function rankOf({ assignment }: Placed): number {
  if (assignment?.state === 'later') return 2
  if (assignment?.state === 'closed') return 3
  return assignment?.dueAt ? 0 : 1
}

const text = (a: string | null | undefined, b: string | null | undefined) => ((a ?? '') < (b ?? '') ? -1 : (a ?? '') > (b ?? '') ? 1 : 0)
