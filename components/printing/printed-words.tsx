'use client'

import type { ComponentType } from 'react'
import { loadRenderer } from '@/components/margin/formula.tsx'
import { Pieces } from '@/components/margin/pieces.tsx'
import { readPlain } from '@/components/margin/plain-words.ts'

let Rich: ComponentType<{ source: string }> | null = null

/** Fetches what these words need to be set, if they need any: paper does not wait. */
export async function prepareWords(bodies: readonly string[]): Promise<void> {
  const loads: Promise<unknown>[] = []
  if (bodies.some((body) => readPlain(body) === null)) loads.push(import('@/components/margin/rich-body.tsx').then(({ RichBody }) => { Rich = RichBody }))
  if (bodies.some((body) => /\$[^$]+\$/.test(body))) loads.push(loadRenderer())
  await Promise.allSettled(loads)
}

/** A note's words on paper; what could not be fetched stands as it was typed. */
export function PrintedWords({ source }: { source: string }) {
  const plain = readPlain(source)
  return (
    <div className="prose" dir="auto">
      {plain !== null ? <Pieces pieces={plain} /> : Rich !== null ? <Rich source={source} /> : <p className="whitespace-pre-line">{source}</p>}
    </div>
  )
}
