import type { ReactNode } from 'react'

/** One thing to say, and a way on: nothing found, something broke. */
export function MessagePage({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <main id="main" className="mx-auto grid min-h-dvh max-w-130 content-center px-6 py-16">
      <p className="mb-10 font-read text-[19px]/6 font-semibold tracking-[-.01em]">Postil</p>
      <h1 className="font-read text-title font-semibold tracking-[-.015em] text-balance">{title}</h1>
      <div className="mt-3 text-lede text-ink-2">{children}</div>
    </main>
  )
}
