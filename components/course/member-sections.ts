import type { CoursePeopleView, MemberView } from '@/lib/domain/course/views.ts'
import type { Translate } from '@/lib/messages/catalogue.ts'

export interface MemberSection {
  /** A group's name, or what the others are. */
  title: string
  teaching: boolean
  members: MemberView[]
}

/** Who teaches, then each group, then who is in none. Someone in two groups stands in both. */
export function memberSections(t: Translate<'course'>, { members, groups }: Pick<CoursePeopleView, 'members' | 'groups'>): MemberSection[] {
  const teaches = ({ role }: MemberView) => role === 'instructor' || role === 'assistant'
  const sections = [
    { title: t('members.teaching'), teaching: true, members: members.filter(teaches) },
    ...groups.map((group) => ({ title: group.name, teaching: false, members: members.filter((member) => !teaches(member) && member.groupIds.includes(group.id)) })),
  ]
  const loose = members.filter((member) => !teaches(member) && !member.groupIds.some((id) => groups.some((group) => group.id === id)))
  return [...sections, ...(loose.length > 0 ? [{ title: groups.length > 0 ? t('members.noGroup') : t('members.reading'), teaching: false, members: loose }] : [])]
}
