'use client'

import { sayWhen, sayWhenFully } from '@/components/margin/when.ts'

/** When it was written, in short; changed since, if so. */
export const WhenWritten = ({ written, edited }: { written: string; edited?: string | undefined }) => (
  <time className="when" dateTime={written} title={edited === undefined ? sayWhenFully(written) : `${sayWhenFully(written)}; changed ${sayWhenFully(edited)}`}>
    {sayWhen(written, new Date())}{edited !== undefined && <span> · edited</span>}
  </time>
)
