'use client'

import { CircleCheck, Clock, EyeOff, Lock, MessagesSquare, Unlink } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { memo, useCallback, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { CardFrame } from '@/components/margin/card-frame.tsx'
import { editDraftId } from '@/components/margin/drafts.ts'
import { bodyOf, editMark } from '@/components/margin/entries.ts'
import { Kind, useMarkWord } from '@/components/margin/kind.tsx'
import { MarkdownBody } from '@/components/margin/markdown-body.tsx'
import { ReactionSums } from '@/components/margin/reaction-sums.tsx'
import { TagChips } from '@/components/margin/tag-chips.tsx'
import { TypingLine } from '@/components/margin/typing-line.tsx'
import { hasWords, keysOf, markOf, type Thread } from '@/components/margin/threads.ts'
import { useSeenInView } from '@/components/margin/use-seen-in-view.ts'
import { useDraft } from '@/components/margin/use-drafts.ts'
import { WhenWritten } from '@/components/margin/when-written.tsx'
import { MovedNote } from '@/components/versions/moved-note.tsx'
import { firstName } from '@/components/presence/present-people.ts'
import { ConflictBox, EditComposer, HistoryDialog, MoveDialog, NoteMenu, ReactionRow, RefusedReply, ReplyComposer, ThreadReplies } from '@/components/reader/later-parts.ts'
import { useRoom } from '@/components/reader/room-context.ts'
import { personAt } from '@/components/reader/use-people.ts'
import { cn } from '@/components/ui/class-names.ts'
import type { RefusedDraft } from '@/lib/client/layer-session.types.ts'
import type { ReactionCount } from '@/lib/domain/annotation/threads.ts'

interface ThreadCardProps {
  thread: Thread
  selected: boolean
  pointed: boolean
  /** Away from its passage, in a panel or sheet, the card says what it speaks of. */
  quoted?: boolean
  refusedReplies: readonly RefusedDraft[]
}

const noTags: readonly string[] = []
const noCounts: readonly ReactionCount[] = []
const noneRefused: readonly RefusedDraft[] = []
export const refusedIn = (map: ReadonlyMap<string, readonly RefusedDraft[]>, key: string) => map.get(key) ?? noneRefused

/** A note in the margin: plain text on the paper at rest, its whole thread when selected. */
export const ThreadCard = memo(function ThreadCard({ thread, selected, pointed, quoted = false, refusedReplies }: ThreadCardProps) {
  const t = useTranslations('margin')
  const said = useTranslations('marking.resolve')
  const conflict = useTranslations('marking.conflict')
  const wordOf = useMarkWord()
  const { view, people, seen, drafts, writing, links, changePassage, toDebate } = useRoom()
  const { entry, root, layer } = thread
  const article = useRef<HTMLElement>(null)
  const [editing, setEditing] = useState(() => editDraftId(entry.key) in drafts.snapshot())
  const [asking, setAsking] = useState<'history' | 'move' | null>(null)
  const [held, setHeld] = useState<ReadonlySet<string> | null>(null)

  const written = useMemo(() => [{ key: entry.key, written: root.written, mine: entry.mine }, ...thread.replies.map((reply) => ({ key: reply.entry.key, written: reply.value.written, mine: reply.entry.mine }))], [thread, entry, root])
  const freshKeys = useCallback(() => (hasWords(thread) ? written.filter((one) => !one.mine && seen.isNew(one.key, one.written)).map((one) => one.key).join(' ') : ''), [seen, thread, written])
  const freshNow = useSyncExternalStore(seen.subscribe, freshKeys, () => '')
  const fresh = useMemo(() => new Set(freshNow === '' ? [] : freshNow.split(' ')), [freshNow])
  useSeenInView(article, useMemo(() => written.filter((one) => fresh.has(one.key) && (selected || one.key === entry.key)), [written, fresh, selected, entry]), seen)

  const onCompose = useCallback((composing: boolean) => {
    setHeld((before) => (composing ? (before ?? new Set(keysOf(thread))) : null))
  }, [thread])
  const replies = held === null ? thread.replies : thread.replies.filter((reply) => held.has(reply.entry.key) || reply.entry.mine)
  const waiting = thread.replies.length - replies.length

  const person = personAt(people, entry.handle)
  const mine = entry.mine ? 'yes' : 'no'
  const mark = markOf(thread)
  const bare = root.kind === 'annotation' && root.body.trim() === ''
  const draft = useDraft(drafts, `reply:${thread.key}`)
  const folded = thread.resolved && !selected
  const note = root.kind === 'annotation' ? root : null
  const own = entry.mine && layer.mayWrite && !editing
  const mayModerate = view.me.leads && layer.kind !== 'private' && !entry.mine
  const settle = () => void writing.resolve(layer, thread.key, thread.resolved ? 'open' : 'resolved', thread.resolution?.value ?? null)
  const settledBy = thread.resolution === null ? null : said('by', { mine: thread.resolution.entry.mine ? 'yes' : 'no', name: personAt(people, thread.resolution.entry.handle).name })

  return (
    <CardFrame
      ref={article}
      itemKey={thread.key}
      selected={selected}
      pointed={pointed}
      label={t(bare ? 'thread.highlight' : 'thread.note', { mine, name: person.name })}
      openLabel={t('thread.open', { mark: wordOf(mark), mine, name: person.name, text: bodyOf(root).slice(0, 80) || thread.quote.slice(0, 80) })}
      className={cn(`k-${mark}`, thread.range === null && 'orphan', folded && 'settled')}
      state={entry.state}
      person={person}
      ring={layer.kind === 'private' ? 'private' : 'none'}
      fresh={selected ? fresh.has(entry.key) : fresh.size > 0}
    >
      <div className="head">
        <b>{entry.mine ? t('you') : person.name}</b>
        {entry.state === 'pending'
          ? <span className="wait"><Clock aria-hidden />{t('notSaved')}</span>
          : thread.range === null
            ? <span className="wait"><Unlink aria-hidden />{t(thread.lost ? 'passageLost' : 'passageSought')}</span>
            : layer.kind === 'private'
              ? <span className="when"><Lock aria-hidden /> {t('onlyYou')}</span>
              : root.kind === 'annotation' && <WhenWritten written={root.written} edited={root.edited} />}
        {root.kind === 'annotation' && <Kind mark={mark} />}
        {selected && note !== null && !editing && (
          <NoteMenu
            what={bare ? 'highlight' : 'note'}
            mine={entry.mine}
            {...(own && {
              onEdit: () => setEditing(true),
              onWithdraw: () => void writing.withdraw(layer.id, entry, note),
              onPassage: thread.range === null ? undefined : () => changePassage(thread),
              onMove: view.layers.some((one) => one.id !== layer.id && one.mayWrite) ? () => setAsking('move') : undefined,
              mark,
              onMark: (next) => void writing.set(layer.id, entry, editMark(note, next, new Date()), 'mark'),
            })}
            onDebate={toDebate === null ? undefined : () => toDebate(note, thread.range)}
            onResolve={layer.mayWrite && !bare ? settle : undefined}
            resolved={thread.resolved}
            onModerate={mayModerate ? () => void writing.moderate(layer.id, entry.key, entry.hidden !== true) : undefined}
            hidden={entry.hidden}
            onHistory={note.edited === undefined ? undefined : () => setAsking('history')}
            onLink={() => links.copyNote(entry.key)}
          />
        )}
      </div>
      {entry.hidden === true && <p className="wait"><EyeOff aria-hidden />{t(entry.mine ? 'hiddenMine' : 'hidden')}</p>}
      {!folded && <MovedNote thread={thread} selected={selected} quoted={quoted} />}
      {folded ? <p className="settled-line"><CircleCheck aria-hidden />{said('line')}{thread.replies.length > 0 && said('replies', { count: thread.replies.length })}<span>{bodyOf(root)}</span></p> : root.kind === 'withdrawal'
        ? <p className="gone">{t('thread.withdrawn', { mine, name: firstName(person.name) })}</p>
        : editing && selected
          ? <EditComposer layer={layer} entry={entry} value={root} onClose={() => setEditing(false)} />
          : bare
            ? selected && <p className="text-ink-3">{t('thread.marked', { mine, name: firstName(person.name) })}</p>
            : <div className="say"><MarkdownBody source={root.body} /></div>}
      {note !== null && !editing && !folded && <TagChips tags={note.tags ?? noTags} />}
      {selected && entry.conflict !== undefined && <ConflictBox layer={layer} entry={entry} />}
      {selected && note !== null && layer.kind !== 'private' && <ReactionRow layer={layer} of={entry.key} counts={thread.reactions.get(entry.key) ?? noCounts} open={layer.mayWrite && !entry.mine} />}
      {selected && thread.resolved && <p className="settled-line"><CircleCheck aria-hidden />{settledBy}{layer.mayWrite && <button type="button" className="word-button" onClick={settle}>{said('reopen')}</button>}</p>}
      {!selected && !folded && (thread.replies.length > 0 || thread.reactions.has(entry.key) || entry.conflict !== undefined || thread.unanswered || draft !== undefined || refusedReplies.length > 0) && (
        <div className="tail">
          {thread.replies.length > 0 && <span><MessagesSquare aria-hidden />{t('thread.replies', { count: thread.replies.length })}</span>}
          {thread.unanswered && <span>{t('thread.unanswered')}</span>}
          <ReactionSums counts={thread.reactions.get(entry.key) ?? noCounts} />
          {entry.conflict !== undefined && <span className="wait bad">{conflict('title')}</span>}
          {draft !== undefined && <span>{t('thread.draft')}</span>}
          {refusedReplies.length > 0 && <span className="wait bad">{t('refused.replyInThread')}</span>}
        </div>
      )}
      {selected && replies.length > 0 && <ThreadReplies thread={thread} replies={replies} fresh={fresh} />}
      {selected && refusedReplies.map((refused) => <RefusedReply key={refused.key} layer={layer} refused={refused} />)}
      {selected && layer.kind !== 'private' && <TypingLine thread={thread.key} />}
      {selected && layer.mayWrite && <ReplyComposer thread={thread} onCompose={onCompose} />}
      {selected && !layer.mayWrite && <p className="composer text-small text-ink-3">{t('thread.readAlong')}</p>}
      {selected && waiting > 0 && (
        <button type="button" className="word-button mt-1 text-small" onClick={() => setHeld(null)}>
          <span className="dot mr-2" aria-hidden />{t('thread.newReplies', { count: waiting })}
        </button>
      )}
      {asking === 'history' && <HistoryDialog roomId={layer.roomId} entryKey={entry.key} onClose={() => setAsking(null)} />}
      {asking === 'move' && note !== null && <MoveDialog from={layer} entry={entry} value={note} replies={thread.replies.length} onClose={() => setAsking(null)} />}
    </CardFrame>
  )
})
