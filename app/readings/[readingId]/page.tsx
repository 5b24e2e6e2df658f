import '@/app/styles/reading.css'
import '@/app/styles/work.css'
import '@/app/styles/notes.css'
import '@/app/styles/marks.css'
import '@/app/styles/print.css'
import '@/app/styles/pages.css'
import '@/app/styles/versions.css'
import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { notFound } from 'next/navigation'
import { after } from 'next/server'
import { cache } from 'react'
import { preload } from 'react-dom'
import { italicFont } from '@/app/fonts.ts'
import { KeepReading } from '@/components/offline/keep-reading.tsx'
import { ReadingRoom } from '@/components/reader/reading-room.tsx'
import { holdText, releaseText } from '@/components/reader/text-hold.ts'
import { shellHeader } from '@/lib/domain/reading/shell-header.ts'
import { requireSession } from '@/lib/auth/current.ts'
import { getPreferences } from '@/lib/use-cases/account/preferences.ts'
import { openReadingRoom } from '@/lib/use-cases/reading/open-reading-room.ts'

interface Props {
  params: Promise<{ readingId: string }>
}

const open = cache(async (readingId: string) => {
  const { user } = await requireSession(`/readings/${readingId}`)
  return openReadingRoom(user.id, readingId)
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const room = await open((await params).readingId)
  return room === null ? {} : { title: room.view.reading.title }
}

export default async function ReadingPage({ params }: Props) {
  const room = await open((await params).readingId)
  if (room === null) notFound()
  // This browser has the text already, and keeps the page that goes with it (lib/client/offline/keep.ts).
  const heldAs = holdText((await headers()).has(shellHeader) ? '' : room.html)
  after(() => releaseText(heldAs))
  const { view } = room
  if (/<(?:em|blockquote)\b|"pullquote"/.test(room.html)) preload(italicFont((await getPreferences(view.me.userId)).face), { as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' })
  return (
    <>
      <ReadingRoom key={view.version.id} view={view} heldAs={heldAs} hasNotes={room.html.includes('role="doc-endnotes"')} />
      <KeepReading userId={view.me.userId} readingId={view.reading.id} versionId={view.version.id} title={view.reading.title} />
    </>
  )
}
