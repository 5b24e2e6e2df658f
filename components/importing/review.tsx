'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { type KeyboardEvent, useEffect, useMemo, useState } from 'react'
import { Button } from '@/components/ui/button.tsx'
import { Actions, Dialog, DialogClose, DialogContent } from '@/components/ui/dialog.tsx'
import { Notice } from '@/components/ui/notice.tsx'
import { problemOf } from '@/components/ui/use-form.ts'
import { useSentence } from '@/components/ui/use-sentence.ts'
import { api } from '@/lib/client/api.ts'
import { inReadingOrder } from '@/lib/domain/reading/draft.ts'
import type { ImportDraft, ImportView } from '@/lib/domain/reading/import-view.ts'
import { PieceRow } from './piece-row.tsx'
import { ReviewBar } from './review-bar.tsx'
import { ReviewContext, type SideTab } from './review-context.ts'
import { ReviewSide } from './review-side.tsx'
import { useCorrections } from './use-corrections.ts'
import { countDoubtful, useReviewActions } from './use-review-actions.ts'

/** The text as it will look, to be corrected before it counts. */
export function Review({ view, first, mayAssign }: { view: ImportView; first: ImportDraft; mayAssign: boolean }) {
  const t = useTranslations('importing')
  const say = useSentence()
  const router = useRouter()
  const corrections = useCorrections(view.id, first)
  const { draft, undo, redo, flush, refusal, conflict } = corrections
  const { selection, actions } = useReviewActions(corrections)
  const [tab, setTab] = useState<SideTab>('block')
  const [open, setOpen] = useState(false)
  const [publishing, setPublishing] = useState(false)
  const [discarding, setDiscarding] = useState(false)
  const [trouble, setTrouble] = useState<{ message: string; field: string | undefined } | null>(null)
  const order = useMemo(() => inReadingOrder(draft.pieces), [draft.pieces])
  const stop = selection?.id ?? order[0]?.id
  const isVersion = view.reading !== null
  const chosen = selection?.id

  useEffect(() => {
    if (chosen !== undefined) setTab('block')
  }, [chosen])

  const publish = async () => {
    actions.endEdit(false)
    setPublishing(true)
    setTrouble(null)
    try {
      const revision = await flush()
      const { readingId, isNew } = await api.post<{ readingId: string; isNew: boolean }>(`/api/imports/${view.id}/publish`, { revision })
      router.push(isNew && mayAssign ? `/courses/${view.courseId}/readings/${readingId}/assign?new=1` : `/readings/${readingId}`)
      router.refresh()
    } catch (error) {
      const problem = problemOf(error)
      setTrouble(problem)
      if (problem.field === 'title') { setTab('work'); setOpen(true) }
      setPublishing(false)
    }
  }

  const discard = async () => {
    try {
      await api.delete(`/api/imports/${view.id}`)
      router.push(view.reading === null ? `/courses/${view.courseId}` : `/readings/${view.reading.id}`)
      router.refresh()
    } catch (error) {
      setTrouble(problemOf(error))
      setDiscarding(false)
    }
  }

  /** Where no words are typed: there, the browser's own undo is meant. */
  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || (event.target instanceof Element && event.target.matches('input, textarea, select'))) return
    const act = event.key.toLowerCase() === 'z' ? (event.shiftKey ? redo : undo) : event.key.toLowerCase() === 'y' ? redo : null
    if (act === null) return
    event.preventDefault()
    act()
  }

  return (
    <ReviewContext value={actions}>
      <div className="review" onKeyDown={onKeyDown}>
        <ReviewBar corrections={corrections} doubts={countDoubtful(draft)} isVersion={isVersion} publishing={publishing} onDoubt={actions.doubt} onPublish={() => void publish()} onDiscard={() => setDiscarding(true)} />
        <main id="main" className="review-text">
          <header>
            <p className="text-small text-ink-3">{t('review.lede')}</p>
            <h1>{draft.about.title === '' ? <span className="text-ink-3">{t('review.untitled')}</span> : draft.about.title}</h1>
            {draft.about.authors.length > 0 && <p className="byline">{draft.about.authors.map(({ name }) => name).join(', ')}</p>}
          </header>
          {conflict !== null && <Notice tone="error" className="mb-6"><p>{say(conflict)}</p><Button variant="line" className="mt-2" onClick={() => window.location.reload()}>{t('review.reload')}</Button></Notice>}
          {trouble !== null && <Notice tone="error" className="mb-6">{say(trouble.message)}</Notice>}
          {draft.warnings.length > 0 && <Notice className="mb-6"><ul className="grid gap-1">{draft.warnings.map((warning) => <li key={warning}>{say(warning)}</li>)}</ul></Notice>}
          <p role="status" className="review-refusal">{refusal === null ? '' : say(refusal)}</p>
          <div className="work-text" lang={draft.about.language}>
            {order.map((piece, index) => (
              <PieceRow key={piece.id} piece={piece} at={index + 1} total={order.length} selection={selection?.id === piece.id ? selection : null} isStop={piece.id === stop} />
            ))}
          </div>
        </main>
        <ReviewSide draft={draft} selection={selection} tab={tab} onTab={setTab} open={open} onOpen={setOpen} titleProblem={trouble?.field === 'title' ? say(trouble.message) : null} />
      </div>
      <Dialog open={discarding} onOpenChange={setDiscarding}>
        <DialogContent title={t('review.discardTitle')} description={t(isVersion ? 'review.discardVersion' : 'review.discardWhat')}>
          <Actions>
            <DialogClose><Button variant="primary" size="big">{t('review.keep')}</Button></DialogClose>
            <Button variant="danger" size="big" onClick={() => void discard()}>{t('progress.discard')}</Button>
          </Actions>
        </DialogContent>
      </Dialog>
    </ReviewContext>
  )
}
