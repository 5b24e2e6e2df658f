'use client'

import { useCallback, useEffect, useId, useMemo, useRef, useState, type RefObject, type SubmitEvent } from 'react'
import type { ZodType } from 'zod'
import { useSentence } from './use-sentence.ts'

export interface FormProblem {
  /** What is wrong, as a sentence. */
  message: string
  /** The input it is about, where there is one. */
  field: string | undefined
}

interface FormOptions<T> {
  /** What the form says, before it is checked. */
  read: (data: FormData) => unknown
  /** The schema that the server uses too: what it refuses is said without asking the server. */
  schema: ZodType<T>
  /** May throw an error with a sentence and perhaps a `field`: shown as it is. */
  send: (values: T) => Promise<void>
}

export interface FormState {
  problems: FormProblem[]
  busy: boolean
  onSubmit: (event: SubmitEvent<HTMLFormElement>) => void
  /** `id` and `error` for the Field of that name. */
  field: (name: string) => { id: string; error: string | undefined }
  /** For the summary: it takes the focus when something is wrong. */
  summary: RefObject<HTMLDivElement | null>
}

/** One form: checks, sends once, and says what is wrong at the field and in the summary. */
export function useForm<T>({ read, schema, send }: FormOptions<T>): FormState {
  const id = useId()
  const say = useSentence()
  const [found, setProblems] = useState<FormProblem[]>([])
  const problems = useMemo(() => found.map((problem) => ({ ...problem, message: say(problem.message) })), [found, say])
  const [busy, setBusy] = useState(false)
  const summary = useRef<HTMLDivElement>(null)

  useEffect(() => {
    if (found.length > 0) summary.current?.focus()
  }, [found])

  const submit = async (form: HTMLFormElement) => {
    const parsed = schema.safeParse(read(new FormData(form)))
    if (!parsed.success) {
      setProblems(firstOfEach(parsed.error.issues.map((issue) => ({ message: issue.message, field: issue.path[0]?.toString() }))))
      return
    }
    setProblems([])
    setBusy(true)
    try {
      await send(parsed.data)
    } catch (error) {
      setProblems([problemOf(error)])
    } finally {
      setBusy(false)
    }
  }

  return {
    problems,
    busy,
    summary,
    onSubmit: (event) => {
      event.preventDefault()
      if (!busy) void submit(event.currentTarget)
    },
    field: useCallback((name) => ({ id: fieldId(id, name), error: problems.find((problem) => problem.field === name)?.message }), [id, problems]),
  }
}

export const fieldId = (form: string, field: string) => `${form}-${field}`

/** One sentence a field is enough. */
export function firstOfEach(problems: FormProblem[]): FormProblem[] {
  return problems.filter((problem, index) => problems.findIndex((other) => other.field === problem.field) === index)
}

/** Anything thrown, as something to show. */
export function problemOf(error: unknown): FormProblem {
  const field = error instanceof Error && 'field' in error && typeof error.field === 'string' ? error.field : undefined
  return { message: error instanceof Error && error.message !== '' ? error.message : 'Something went wrong. Try again.', field }
}
