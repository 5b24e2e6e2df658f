import { Link as LinkIcon } from 'lucide-react'
import Link from 'next/link'
import { Monogram } from '@/components/ui/monogram.tsx'
import { textLink } from '@/components/ui/text-link.ts'
import { nameTime } from '@/lib/domain/course/due.ts'
import type { CourseHomeView, WaitingView } from '@/lib/domain/course/views.ts'
import { answerVerbs } from './sentences.ts'

const heading = 'mb-3 font-semibold'
const shownAtOnce = 3

/** Beside the readings: what waits for an answer, and who reads along. */
export function CourseSide({ view: { waiting, groups, course, may, people }, now }: { view: CourseHomeView; now: Date }) {
  return (
    <aside aria-label="For you" className="grid content-start gap-10">
      {waiting.length > 0 && (
        <section>
          <h2 className={heading}>Waiting for you</h2>
          <WaitingItems items={waiting.slice(0, shownAtOnce)} now={now} zone={course.timeZone} />
          {waiting.length > shownAtOnce && (
            <details className="mt-4">
              <summary className="-mx-2 inline-flex min-h-8 items-center rounded-md px-2 text-small font-medium text-ink-2 hover:bg-hover [[open]>&]:hidden touch:min-h-11">Show {waiting.length - shownAtOnce} more</summary>
              <WaitingItems items={waiting.slice(shownAtOnce)} now={now} zone={course.timeZone} />
            </details>
          )}
        </section>
      )}
      {groups.map((group) => (
        <section key={group.id}>
          <h2 className={heading}>{group.name}</h2>
          {group.members.length === 0
            ? <p className="text-ink-2">Nobody is in this group yet.</p>
            : (
                <ul>
                  {group.members.map((person, index) => (
                    <li key={index} className="flex items-center gap-3 py-1">
                      <Monogram initials={person.initials} tint={person.tint} />
                      <span className="min-w-0 truncate">{person.name}</span>
                      {person.me && <span className="ml-auto text-micro text-ink-3">you</span>}
                    </li>
                  ))}
                </ul>
              )}
        </section>
      ))}
      {groups.length === 0 && people > 1 && !may.invite && (
        <section>
          <h2 className={heading}>Your group</h2>
          <p className="text-ink-2">You are in no group of this course yet. <Link href={`/courses/${course.id}/people`} className={textLink}>See who is here</Link></p>
        </section>
      )}
      {may.invite && (
        <section>
          <h2 className={heading}>{people === 1 ? 'You are alone here' : 'People'}</h2>
          <p className="text-ink-2">{people === 1 ? 'Invite students with a link that you send them.' : 'A link brings new people into the course, and into a group.'}</p>
          <p className="mt-2"><Link href={`/courses/${course.id}/people#invite`} className={textLink}><LinkIcon aria-hidden className="mr-1.5 inline size-3.5 align-[-2px]" />Invite by link</Link></p>
        </section>
      )}
    </aside>
  )
}

const WaitingItems = ({ items, now, zone }: { items: readonly WaitingView[]; now: Date; zone: string }) => (
  <ul className="grid gap-4">{items.map((item) => <Waiting key={item.thread + item.at} item={item} now={now} zone={zone} />)}</ul>
)

function Waiting({ item: { person, stance, excerpt, reading, thread, at }, now, zone }: { item: WaitingView; now: Date; zone: string }) {
  return (
    <li className="relative grid grid-cols-[24px_minmax(0,1fr)] gap-3 rounded-md hover:bg-hover hover:shadow-[0_0_0_8px_var(--hover)]">
      <Monogram initials={person.initials} tint={person.tint} />
      <div className="text-ink-2">
        <p>
          <Link href={`/readings/${reading.id}#n=${encodeURIComponent(thread)}`} className="after:absolute after:-inset-2 after:rounded-md">
            <b className="text-ink">{person.name}</b> {answerVerbs[stance]}:
          </Link>
        </p>
        <p className="line-clamp-3">{excerpt}</p>
        <p className="text-small text-ink-3">{reading.title}, {nameTime(new Date(at), now, zone)}</p>
      </div>
    </li>
  )
}
