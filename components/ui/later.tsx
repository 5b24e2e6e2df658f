'use client'

import { useTranslations } from 'next-intl'
import { lazy, Suspense, useState, type ComponentType } from 'react'

/**
 * A part of a page that is fetched when it is first shown, or `when` it has something to show, as what opens by a press;
 * `load` gives it. Where it cannot be had that is said, and showing it again asks again.
 */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>, when: (props: Props) => boolean = () => true): LaterPart<Props> {
  let there: ComponentType<Props> | null = null
  const fetch = async () => (there ??= await load())
  const ask = () => lazy<ComponentType<Props>>(() => fetch().then((part) => ({ default: part }), () => {
    current = ask()
    return { default: Missing }
  }))
  let current = ask()
  function Later(props: Props) {
    // What is there already is shown at once: somebody may be typing into it.
    const [Part] = useState<ComponentType<Props>>(() => there ?? current)
    const [wanted, setWanted] = useState(() => when(props))
    if (!wanted && when(props)) setWanted(true)
    return wanted && <Suspense fallback={null}><Part {...props} /></Suspense>
  }
  // Where it fails, it is asked for again by whatever shows it.
  return Object.assign(Later, { fetch: () => void fetch().catch(() => undefined) })
}

export type LaterPart<Props> = ComponentType<Props> & {
  /** Fetches it before it is shown. */
  fetch: () => void
}

function Missing() {
  const t = useTranslations('ui')
  return <p role="alert" className="popping fixed bottom-4 left-4 z-50 rounded-lg bg-raised p-4 text-small text-rubric shadow-pop" data-state="open">{t('notFetched')}</p>
}
