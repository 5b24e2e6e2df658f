'use client'

import { Unlink } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { bodyOf } from '@/components/margin/entries.ts'
import { Kind } from '@/components/margin/kind.tsx'
import { MarkdownBody } from '@/components/margin/markdown-body.tsx'
import { hasWords, markOf, type Thread } from '@/components/margin/threads.ts'
import { useRoom } from '@/components/reader/room-context.ts'
import { personAt } from '@/components/reader/use-people.ts'
import { useFindingPlaces } from '@/components/versions/placing-context.ts'
import { cn } from '@/components/ui/class-names.ts'
import { Button } from '@/components/ui/button.tsx'
import { Sheet, SheetContent, SheetTrigger } from '@/components/ui/sheet.tsx'

/** The notes whose words are not in this version of the text, with what they were written on. A button with their number opens it; `short`: with little more than that. */
export function OrphanTray({ threads, short = false, className }: { threads: readonly Thread[]; short?: boolean; className?: string }) {
  const t = useTranslations('versions')
  const { select } = useRoom()
  const { mayPlace, start } = useFindingPlaces()
  const [open, setOpen] = useState(false)
  if (threads.length === 0) return null
  return (
    <Sheet open={open} onOpenChange={setOpen}>
      <SheetTrigger><Button variant="quiet" aria-label={t('tray.count', { count: threads.length })} title={short ? t('tray.count', { count: threads.length }) : undefined} className={cn('font-ui', short && 'px-2', className)}><Unlink aria-hidden />{short ? threads.length : t('tray.count', { count: threads.length })}</Button></SheetTrigger>
      <SheetContent title={t('tray.title')}>
        <p className="mb-4 text-small text-ink-2">{t('tray.why')}</p>
        <ul className="grid gap-6">
          {threads.map((thread) => (
            <OrphanedNote
              key={thread.key} thread={thread}
              onShow={hasWords(thread) ? () => { setOpen(false); select(thread.key, { reveal: true, focus: true }) } : null}
              onPlace={mayPlace(thread) ? () => { setOpen(false); start(thread) } : null}
            />
          ))}
        </ul>
      </SheetContent>
    </Sheet>
  )
}

function OrphanedNote({ thread, onShow, onPlace }: { thread: Thread; onShow: (() => void) | null; onPlace: (() => void) | null }) {
  const t = useTranslations('versions')
  const { people } = useRoom()
  const { root } = thread
  const author = thread.entry.mine ? t('tray.you') : personAt(people, thread.entry.handle).name
  return (
    <li className="border-t border-rule pt-4 first:border-0 first:pt-0">
      <p className="flex items-center gap-2 text-small"><b className="flex-1">{author}</b>{root.kind === 'annotation' && <Kind mark={markOf(thread)} />}</p>
      <blockquote className="my-2 border-l-2 border-dashed border-edge pl-3 font-read text-ink-2 italic">{thread.quote}</blockquote>
      {root.kind === 'annotation' && bodyOf(root).trim() !== '' && <div className="text-body"><MarkdownBody source={bodyOf(root)} /></div>}
      {thread.replies.length > 0 && <p className="mt-1 text-small text-ink-3">{t('tray.replies', { count: thread.replies.length })}</p>}
      <p className="mt-2 flex gap-2">
        {onPlace !== null && <Button variant="line" onClick={onPlace}>{t('findPlace')}</Button>}
        {onShow !== null && <Button variant="quiet" onClick={onShow}>{t('tray.show')}</Button>}
      </p>
    </li>
  )
}
