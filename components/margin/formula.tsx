'use client'

import { memo, useLayoutEffect, useRef, useState } from 'react'

interface FormulaProps {
  tex: string
  display: boolean
  typed: string
}

type Renderer = (tex: string, element: HTMLElement, display: boolean) => void

let loading: Promise<Renderer> | null = null
let loaded: Renderer | null = null

/** KaTeX is fetched with the first formula, and no sooner. What a formula may do is bounded: no links, no files, no endless macros. */
export function loadRenderer(): Promise<Renderer> {
  loading ??= Promise.all([import('katex'), import('katex/dist/katex.min.css')]).then(([{ default: katex }]) => (loaded = (tex, element, display) => {
    katex.render(tex, element, { displayMode: display, throwOnError: true, trust: false, maxExpand: 500, maxSize: 20, strict: 'ignore' })
  })).catch((error: unknown) => {
    loading = null
    throw error
  })
  return loading
}

/** A formula, set by KaTeX; until it is there, and where it cannot be read, as its author typed it. */
export const Formula = memo(function Formula({ tex, display, typed }: FormulaProps) {
  const place = useRef<HTMLSpanElement>(null)
  const [set, setSet] = useState(false)
  useLayoutEffect(() => {
    let gone = false
    const put = (render: Renderer) => {
      if (gone || place.current === null) return
      try {
        render(tex, place.current, display)
        setSet(true)
      } catch {
        setSet(false)
      }
    }
    // At once where it can be: paper does not wait.
    if (loaded !== null) put(loaded)
    else void loadRenderer().then(put, () => undefined)
    return () => { gone = true }
  }, [tex, display])
  return (
    <>
      <span ref={place} className={display ? 'formula display' : 'formula'} hidden={!set} />
      {!set && <code>{typed}</code>}
    </>
  )
})
