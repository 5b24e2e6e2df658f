import type { CoursePeopleView, MemberView } from '@/lib/domain/course/views.ts'

export interface MemberSection {
  title: string
  members: MemberView[]
}

/** Who teaches, then each group, then who is in none. Someone in two groups stands in both. */
export function memberSections({ members, groups }: Pick<CoursePeopleView, 'members' | 'groups'>): MemberSection[] {
  const teaches = ({ role }: MemberView) => role === 'instructor' || role === 'assistant'
  const sections = [
    { title: 'Teaching', members: members.filter(teaches) },
    ...groups.map((group) => ({ title: group.name, members: members.filter((member) => !teaches(member) && member.groupIds.includes(group.id)) })),
  ]
  const loose = members.filter((member) => !teaches(member) && !member.groupIds.some((id) => groups.some((group) => group.id === id)))
  return [...sections, ...(loose.length > 0 ? [{ title: groups.length > 0 ? 'In no group' : 'Reading', members: loose }] : [])]
}
