'use client'

import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { replyDraftId, type ReplyDraft } from '@/components/margin/drafts.ts'
import { handleComposerKeys, SendRow } from '@/components/margin/send-row.tsx'
import { StanceChoice } from '@/components/margin/stance-choice.tsx'
import type { Thread } from '@/components/margin/threads.ts'
import { useDraft } from '@/components/margin/use-drafts.ts'
import { firstName } from '@/components/presence/present-people.ts'
import { WritingField } from '@/components/margin/writing-field.tsx'
import { useRoom } from '@/components/reader/room-context.ts'
import { personAt, type People } from '@/components/reader/use-people.ts'
import type { Stance } from '@/lib/domain/annotation/mark.ts'

/** First names of those in the thread, the last to speak first; oneself never. */
function spokenTo(thread: Thread, people: People): string[] {
  const handles = [...thread.replies.map((reply) => reply.entry), thread.entry].filter((entry) => !entry.mine).map((entry) => entry.handle)
  return [...new Set(handles)].map((handle) => firstName(personAt(people, handle).name)).slice(0, 2)
}

function useInvitation(stance: Stance, thread: Thread, people: People): string {
  const t = useTranslations('margin')
  const [name, other] = spokenTo(thread, people)
  switch (stance) {
    case 'plain': return thread.layer.kind === 'private' ? t('reply.add') : t('reply.to', { name: name ?? thread.layer.name })
    case 'supports': return t('reply.supports')
    case 'challenges': return t('reply.challenges')
    case 'asks': return name === undefined ? t('reply.asks') : other === undefined ? t('reply.ask', { name }) : t('reply.askEither', { name, other })
  }
}

/** `onCompose`: something is being written here, so nothing above may move. */
export function ReplyComposer({ thread, onCompose }: { thread: Thread; onCompose: (composing: boolean) => void }) {
  const { drafts, people, writing, select } = useRoom()
  const id = replyDraftId(thread.key)
  const kept = useDraft(drafts, id)
  const draft: ReplyDraft = kept?.kind === 'reply' ? kept : { kind: 'reply', thread: thread.key, stance: 'plain', body: '' }
  const field = useRef<HTMLTextAreaElement>(null)
  const hasWords = draft.body.trim() !== ''
  const label = useInvitation(draft.stance, thread, people)

  const change = (part: Partial<ReplyDraft>) => {
    drafts.put(id, { ...draft, ...part })
    onCompose((part.body ?? draft.body).trim() !== '')
  }
  const send = async () => {
    if (!hasWords) return
    if (await writing.reply(thread.layer.id, thread.key, draft.stance, draft.body)) {
      drafts.drop(id)
      onCompose(false)
      field.current?.focus()
    }
  }

  return (
    <div className="composer">
      <StanceChoice stance={draft.stance} onChange={(stance) => change({ stance })} />
      <WritingField
        fieldRef={field}
        layer={thread.layer}
        thread={thread.key}
        data-reply
        aria-label={label}
        placeholder={label}
        value={draft.body}
        onWords={(body) => change({ body })}
        onFocus={() => onCompose(hasWords)}
        onKeyDown={(event) => handleComposerKeys(event, { send: () => void send(), close: () => select(null) })}
      />
      {hasWords && <SendRow layer={thread.layer} disabled={false} onSend={() => void send()} />}
    </div>
  )
}
