'use client'

import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { problemOf } from '@/components/ui/use-form.ts'
import { api, ApiError } from '@/lib/client/api.ts'
import { correct } from '@/lib/domain/reading/correct.ts'
import type { Correction } from '@/lib/domain/reading/correction.ts'
import { type Draft, toDraft } from '@/lib/domain/reading/draft.ts'
import type { ImportDraft } from '@/lib/domain/reading/import-view.ts'

/** ms after a correction before it is sent: a few at once are sent together. */
const sendAfter = 400
/** ms before what could not be sent is sent again. */
const sendAgain = 3_000

interface History {
  /** All that was corrected, also what was taken back and can come again. */
  made: readonly Correction[]
  /** The draft after each, the first before any. They share what stayed. */
  drafts: readonly Draft[]
  /** How many of `made` count. */
  at: number
}

export interface Corrections {
  draft: Draft
  /** The draft as it then is; null where it does not fit, and then `refusal` says why. */
  make: (...corrections: Correction[]) => Draft | null
  undo: (() => void) | null
  redo: (() => void) | null
  /** Why the last one was not made. */
  refusal: string | null
  saving: 'saved' | 'saving' | 'failed'
  /** Another window is ahead: nothing more can be saved from here. */
  conflict: string | null
  /** Everything saved; the revision. Throws where it cannot be. */
  flush: () => Promise<number>
}

function begin({ imported, corrections }: ImportDraft): History {
  const drafts = [toDraft(imported)]
  for (const one of corrections) drafts.push(correct(drafts.at(-1) ?? toDraft(imported), one))
  return { made: corrections, drafts, at: corrections.length }
}

/** The corrections of an import: made at once here, and saved as they are made, in order, one request at a time. */
export function useCorrections(importId: string, first: ImportDraft): Corrections {
  const [history, setHistory] = useState(() => begin(first))
  const [refusal, setRefusal] = useState<string | null>(null)
  const [saving, setSaving] = useState<Corrections['saving']>('saved')
  const [conflict, setConflict] = useState<string | null>(null)
  const current = useRef(history)
  const saved = useRef<{ list: readonly Correction[]; revision: number }>({ list: first.corrections, revision: first.revision })
  const sending = useRef<Promise<void> | null>(null)

  const change = useCallback((next: History) => {
    current.current = next
    setHistory(next)
    setRefusal(null)
    setSaving('saving')
  }, [])

  const make = useCallback((...corrections: Correction[]) => {
    const { made, drafts, at } = current.current
    const kept = { made: made.slice(0, at), drafts: drafts.slice(0, at + 1) }
    try {
      for (const one of corrections) {
        const before = kept.drafts.at(-1)
        if (before === undefined) return null
        kept.drafts.push(correct(before, one))
        kept.made.push(one)
      }
    } catch (error) {
      setRefusal(problemOf(error).message)
      return null
    }
    change({ ...kept, at: kept.made.length })
    return kept.drafts.at(-1) ?? null
  }, [change])

  const step = useCallback((by: number) => change({ ...current.current, at: current.current.at + by }), [change])

  const send = useCallback(async () => {
    while (true) {
      const { made, at } = current.current
      const list = made.slice(0, at)
      const { list: before, revision } = saved.current
      let keep = 0
      while (keep < before.length && keep < list.length && before[keep] === list[keep]) keep += 1
      if (keep === before.length && keep === list.length) return
      const answer = await api.put<{ revision: number }>(`/api/imports/${importId}/corrections`, { revision, keep, add: list.slice(keep) })
      saved.current = { list, revision: answer.revision }
    }
  }, [importId])

  const flush = useCallback(async () => {
    await sending.current?.catch(() => undefined)
    sending.current = send().finally(() => { sending.current = null })
    try {
      await sending.current
      setSaving('saved')
    } catch (error) {
      setSaving('failed')
      if (error instanceof ApiError && error.status >= 400 && error.status < 500) setConflict(error.message)
      throw error
    }
    return saved.current.revision
  }, [send])

  useEffect(() => {
    if (saving === 'saved' || conflict !== null) return
    const timer = setTimeout(() => void flush().catch(() => undefined), saving === 'failed' ? sendAgain : sendAfter)
    return () => clearTimeout(timer)
  }, [saving, conflict, history, flush])

  useEffect(() => {
    if (saving === 'saved') return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [saving])

  const { drafts, at, made } = history
  return useMemo(() => ({
    draft: drafts[at] ?? toDraft(first.imported),
    make,
    undo: at > 0 ? () => step(-1) : null,
    redo: at < made.length ? () => step(1) : null,
    refusal, saving, conflict, flush,
  }), [drafts, at, made, make, step, refusal, saving, conflict, flush, first])
}
