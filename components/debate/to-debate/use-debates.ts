import { useCallback, useEffect, useState } from 'react'
import { deviceStorage } from '@/components/reader/device-storage.ts'
import { problemOf } from '@/components/ui/use-form.ts'
import { api, ApiError } from '@/lib/client/api.ts'
import { getOrLast } from '@/lib/client/offline/last-answer.ts'
import type { DebateListView } from '@/lib/domain/debate/views.ts'

type Found = Pick<DebateListView, 'debates' | 'mayStart'>

export interface Debates {
  /** Those that take claims; null until they are known. */
  open: DebateListView['debates'] | null
  mayStart: boolean
  /** Why they are not known, or why one could not be started. `away`: nothing can be reached, and nothing was kept. */
  problem: { message: string; away: boolean } | null
  chosen: string | null
  choose: (id: string | null) => void
  /** Starts one, and chooses it; whether that could be done. */
  start: (question: string) => Promise<boolean>
  reload: () => void
}

const lastKey = (userId: string, courseId: string) => `postil.debate.${userId}.${courseId}`

/** The debates of a course that take claims, and the one that is chosen: `first`, or the one used last. */
export function useDebates(userId: string, courseId: string, first: string | null): Debates {
  const [found, setFound] = useState<Found | null>(null)
  const [problem, setProblem] = useState<Debates['problem']>(null)
  const [choice, setChoice] = useState(() => first ?? deviceStorage().getItem(lastKey(userId, courseId)))
  const [asked, ask] = useState(0)
  const path = `/api/courses/${courseId}/debates`
  const fail = (error: unknown) => setProblem({ message: problemOf(error).message, away: error instanceof ApiError && error.code === 'unavailable' })

  useEffect(() => {
    let stale = false
    setProblem(null)
    getOrLast<Found>(userId, path).then((answer) => { if (!stale) setFound(answer) }, (error: unknown) => { if (!stale) fail(error) })
    return () => { stale = true }
  }, [userId, path, asked])

  const choose = useCallback((id: string | null) => {
    setChoice(id)
    try {
      if (id !== null) deviceStorage().setItem(lastKey(userId, courseId), id)
    } catch {
      // No room: the next time another is offered first.
    }
  }, [userId, courseId])

  const start = async (question: string): Promise<boolean> => {
    setProblem(null)
    try {
      const { id } = await api.post<{ id: string }>(path, { question })
      setFound(await getOrLast<Found>(userId, path))
      choose(id)
      return true
    } catch (error) {
      fail(error)
      return false
    }
  }

  const open = found?.debates.filter(({ closedAt }) => closedAt === null) ?? null
  const chosen = open?.find(({ id }) => id === choice)?.id ?? open?.[0]?.id ?? null
  return { open, mayStart: found?.mayStart ?? false, problem, chosen, choose, start, reload: () => ask((before) => before + 1) }
}
