import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { CourseFrame } from '@/components/course/course-frame.tsx'
import { Column } from '@/components/course/page-frame.tsx'
import { DebateList } from '@/components/debate/debate-list.tsx'
import { requireSession } from '@/lib/auth/current.ts'
import { listDebates } from '@/lib/use-cases/debate/list-debates.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('debate'))('debates') }
}

export default async function DebatesPage({ params }: { params: Promise<{ courseId: string }> }) {
  const { courseId } = await params
  const { user } = await requireSession(`/courses/${courseId}/debates`)
  const view = await listDebates(user.id, courseId)
  if (!view) notFound()
  const t = await getTranslations('debate')
  return (
    <CourseFrame frame={view} place="debates">
      <Column inCourse title={t('debates')} lede={t('list.lede')}><DebateList view={view} now={new Date()} /></Column>
    </CourseFrame>
  )
}
