/**
 * Who may do what in a course. The one table that decides; queries carry membership inside them (lib/db/access.ts),
 * so that what is forbidden is not found, and this says what a member may do with what was found.
 */
export const roles = ['instructor', 'assistant', 'student', 'observer'] as const
export type Role = (typeof roles)[number]

const everyone: readonly Role[] = roles
const writers: readonly Role[] = ['instructor', 'assistant', 'student']
const staff: readonly Role[] = ['instructor', 'assistant']
const instructors: readonly Role[] = ['instructor']

const table = {
  'course:read': everyone,
  'course:edit': instructors,
  'course:invite': instructors,
  'member:change-role': instructors,
  'member:remove': instructors,
  'member:reset-password': instructors,
  'group:edit': staff,
  /** Every group's layer, not only one's own. */
  'group:read-all': staff,
  'reading:read': everyone,
  'reading:add': staff,
  'reading:assign': staff,
  /** Deciding whether members may download the original. */
  'reading:share': instructors,
  /** What the six marks are called in a course. */
  'mark:name': staff,
  'layer:write': writers,
  'debate:start': writers,
  /** Changing a debate's question and closing it, whoever started it. */
  'debate:edit': staff,
  /** Hiding entries from others, and seeing what is hidden. */
  'layer:moderate': staff,
} as const satisfies Record<string, readonly Role[]>

export type Action = keyof typeof table

/** Whether someone with `role` may do `action` in their course. */
export function may(role: Role, action: Action): boolean {
  return table[action].includes(role)
}

/** Roles that may do `action`, for use inside a query. */
export function rolesThatMay(action: Action): Role[] {
  return [...table[action]]
}
