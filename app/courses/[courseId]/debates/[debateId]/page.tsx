import '@/app/styles/reading.css'
import '@/app/styles/notes.css'
import '@/app/styles/debate.css'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { DebateRoom } from '@/components/debate/debate-room.tsx'
import { SignedInHere } from '@/components/offline/signed-in-here.tsx'
import { WithMessages } from '@/components/ui/with-messages.tsx'
import { requireSession } from '@/lib/auth/current.ts'
import { openDebate } from '@/lib/use-cases/debate/open-debate.ts'

interface Props { params: Promise<{ courseId: string; debateId: string }> }

const open = cache(async (courseId: string, debateId: string) => {
  const { user } = await requireSession(`/courses/${courseId}/debates/${debateId}`)
  const view = await openDebate(user.id, debateId)
  return view?.course.id === courseId ? view : null
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { courseId, debateId } = await params
  const view = await open(courseId, debateId)
  return view === null ? {} : { title: view.debate.question }
}

export default async function DebatePage({ params }: Props) {
  const { courseId, debateId } = await params
  const view = await open(courseId, debateId)
  if (view === null) notFound()
  return (
    <WithMessages of={['margin', 'marking', 'presence', 'reader']}>
      <SignedInHere userId={view.me.userId} />
      <DebateRoom key={view.debate.id} view={view} />
    </WithMessages>
  )
}
