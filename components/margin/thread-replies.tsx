'use client'

import { Clock, EyeOff } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { memo, useState } from 'react'
import { editDraftId } from '@/components/margin/drafts.ts'
import { EditComposer } from '@/components/margin/edit-composer.tsx'
import { StanceWord } from '@/components/margin/kind.tsx'
import { MarkdownBody } from '@/components/margin/markdown-body.tsx'
import { NoteMenu } from '@/components/margin/own-menu.tsx'
import { ReactionRow } from '@/components/margin/reaction-row.tsx'
import type { Thread, ThreadReply } from '@/components/margin/threads.ts'
import { WhenWritten } from '@/components/margin/when-written.tsx'
import { firstName } from '@/components/presence/present-people.ts'
import { ConflictBox, HistoryDialog } from '@/components/reader/later-parts.ts'
import { useRoom } from '@/components/reader/room-context.ts'
import { personAt } from '@/components/reader/use-people.ts'
import { Monogram } from '@/components/ui/monogram.tsx'
import type { ReactionCount } from '@/lib/domain/annotation/threads.ts'

const shownAtOnce = 8
const noCounts: readonly ReactionCount[] = []

/** The answers of a thread; beyond eight, the latest, until all are asked for. `fresh`: keys not seen when the thread was opened. */
export function ThreadReplies({ thread, replies, fresh }: { thread: Thread; replies: readonly ThreadReply[]; fresh: ReadonlySet<string> }) {
  const t = useTranslations('margin')
  const [all, setAll] = useState(false)
  const shown = all || replies.length <= shownAtOnce + 1 ? replies : replies.slice(-shownAtOnce)
  return (
    <div className="replies">
      {shown.length < replies.length && (
        <button type="button" className="word-button justify-self-start text-small" onClick={() => setAll(true)}>{t('reply.showAll', { count: replies.length })}</button>
      )}
      {shown.map((reply) => <OneReply key={reply.entry.key} thread={thread} reply={reply} fresh={fresh.has(reply.entry.key)} />)}
    </div>
  )
}

const OneReply = memo(function OneReply({ thread, reply: { entry, value }, fresh }: { thread: Thread; reply: ThreadReply; fresh: boolean }) {
  const t = useTranslations('margin')
  const { view, people, writing, drafts, links } = useRoom()
  const [asking, setAsking] = useState(false)
  const [editing, setEditing] = useState(() => editDraftId(entry.key) in drafts.snapshot())
  const person = personAt(people, entry.handle)
  const mine = entry.mine ? 'yes' : 'no'
  return (
    <div className="reply" role="group" aria-label={t('reply.by', { mine, name: person.name })} data-state={entry.state} data-entry={entry.key}>
      <Monogram className="face" initials={person.initials} tint={person.tint} />
      {fresh && <><span className="dot" aria-hidden /><span className="sr-only">{t('new')}</span></>}
      <div className="head">
        <b>{entry.mine ? t('you') : person.name}</b>
        {value.kind === 'reply' && <StanceWord stance={value.stance} />}
        {entry.state === 'pending' ? <span className="wait"><Clock aria-hidden />{t('notSaved')}</span> : entry.hidden === true ? <span className="wait"><EyeOff aria-hidden />{t(entry.mine ? 'hiddenMine' : 'hidden')}</span> : value.kind === 'reply' && <WhenWritten written={value.written} edited={value.edited} />}
        {value.kind === 'reply' && !editing && (
          <span className="end">
            <NoteMenu
              what="reply" mine={entry.mine}
              {...(entry.mine && thread.layer.mayWrite && { onEdit: () => setEditing(true), onWithdraw: () => void writing.withdraw(thread.layer.id, entry, value) })}
              onModerate={view.me.leads && thread.layer.kind !== 'private' && !entry.mine ? () => void writing.moderate(thread.layer.id, entry.key, entry.hidden !== true) : undefined}
              hidden={entry.hidden}
              onHistory={value.edited === undefined ? undefined : () => setAsking(true)}
              onLink={() => links.copyNote(entry.key)}
            />
          </span>
        )}
      </div>
      {value.kind === 'withdrawal'
        ? <p className="gone">{t('reply.withdrawn', { mine, name: firstName(person.name) })}</p>
        : editing
          ? <EditComposer layer={thread.layer} entry={entry} value={value} onClose={() => setEditing(false)} />
          : <MarkdownBody source={value.body} />}
      {value.kind === 'reply' && entry.conflict !== undefined && <ConflictBox layer={thread.layer} entry={entry} />}
      {value.kind === 'reply' && thread.layer.kind !== 'private' && <ReactionRow layer={thread.layer} of={entry.key} counts={thread.reactions.get(entry.key) ?? noCounts} open={thread.layer.mayWrite && !entry.mine} />}
      {asking && <HistoryDialog roomId={thread.layer.roomId} entryKey={entry.key} onClose={() => setAsking(false)} />}
    </div>
  )
})
