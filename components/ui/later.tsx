'use client'

import { useTranslations } from 'next-intl'
import { lazy, Suspense, useState, type ComponentType } from 'react'

/**
 * A part of a page that is fetched when it is first shown, or `when` it has something to show, as what opens by a press;
 * `load` gives it. Where it cannot be had that is said, and showing it again asks again.
 */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>, when: (props: Props) => boolean = () => true): ComponentType<Props> {
  const ask = () => lazy<ComponentType<Props>>(() => load().then((part) => ({ default: part }), () => {
    current = ask()
    return { default: Missing }
  }))
  let current = ask()
  return function Later(props: Props) {
    const [Part] = useState(() => current)
    const [wanted, setWanted] = useState(() => when(props))
    if (!wanted && when(props)) setWanted(true)
    return wanted && <Suspense fallback={null}><Part {...props} /></Suspense>
  }
}

function Missing() {
  const t = useTranslations('ui')
  return <p role="alert" className="popping fixed bottom-4 left-4 z-50 rounded-lg bg-raised p-4 text-small text-rubric shadow-pop" data-state="open">{t('notFetched')}</p>
}
