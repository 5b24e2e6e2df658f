'use client'

import type { PDFDocumentProxy, RenderTask } from 'pdfjs-dist'
import { memo, useEffect, useRef } from 'react'

/** px around the window within which a page is drawn. */
const near = 900
/** Pixels of one canvas: more is not sharper, and some devices refuse it. */
const mostPixels = 12_000_000

interface PageSheetProps {
  pdf: PDFDocumentProxy
  /** From 1. */
  number: number
  label: string
  /** Points. */
  width: number
  height: number
}

/** A page of the original as a picture, drawn while it is near the window; the words that stand on it are laid over it by whoever holds the pages. */
export const PageSheet = memo(function PageSheet({ pdf, number, label, width, height }: PageSheetProps) {
  const box = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)

  useEffect(() => {
    const element = box.current
    const picture = canvas.current
    if (element === null || picture === null) return
    element.style.setProperty('--ratio', String(width / height))
    let task: RenderTask | null = null
    let isNear = false
    let drawn = 0
    const fit = () => element.style.setProperty('--pt', String(element.clientWidth / width))
    const draw = async () => {
      const wanted = element.clientWidth
      if (!isNear || wanted === 0 || drawn === wanted) return
      drawn = wanted
      task?.cancel()
      const page = await pdf.getPage(number)
      if (!isNear || drawn !== wanted) return
      const ratio = Math.min(window.devicePixelRatio || 1, Math.sqrt(mostPixels / ((wanted * wanted * height) / width)))
      const viewport = page.getViewport({ scale: (wanted / page.getViewport({ scale: 1 }).width) * ratio })
      // On a canvas of its own, so that a page that is drawn anew does not go blank meanwhile.
      const fresh = document.createElement('canvas')
      fresh.width = Math.floor(viewport.width)
      fresh.height = Math.floor(viewport.height)
      task = page.render({ canvas: fresh, viewport })
      try {
        await task.promise
      } catch {
        // It was scrolled away meanwhile.
        return
      }
      picture.width = fresh.width
      picture.height = fresh.height
      picture.getContext('2d')?.drawImage(fresh, 0, 0)
      element.dataset['drawn'] = ''
    }
    const clear = () => {
      task?.cancel()
      drawn = 0
      picture.width = picture.height = 0
      delete element.dataset['drawn']
    }
    const seen = new IntersectionObserver(([entry]) => {
      isNear = entry?.isIntersecting === true
      if (isNear) void draw()
      else clear()
    }, { rootMargin: `${near}px 0px` })
    const size = new ResizeObserver(() => {
      fit()
      void draw()
    })
    fit()
    seen.observe(element)
    size.observe(element)
    return () => {
      isNear = false
      seen.disconnect()
      size.disconnect()
      clear()
    }
  }, [pdf, number, width, height])

  return (
    <div ref={box} className="page-sheet" data-page={number} data-label={label} id={`page-${number}`}>
      <canvas ref={canvas} aria-hidden />
    </div>
  )
})
