import '@/app/styles/reading.css'
import '@/app/styles/review.css'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { PageFrame } from '@/components/course/page-frame.tsx'
import { ImportPage } from '@/components/importing/import-page.tsx'
import { requireSession } from '@/lib/auth/current.ts'
import { openImport } from '@/lib/use-cases/importing/open-import.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('importing'))('review.page') }
}

export default async function ImportRoute({ params }: { params: Promise<{ courseId: string; importId: string }> }) {
  const { courseId, importId } = await params
  const { user } = await requireSession(`/courses/${courseId}/imports/${importId}`)
  const view = await openImport(user.id, courseId, importId)
  if (!view) notFound()
  const t = await getTranslations('importing')
  return (
    <PageFrame shell={view.shell} crumbs={[{ label: view.course.title, href: `/courses/${courseId}` }, { label: t('review.page') }]}>
      <ImportPage first={view.import} mayAssign={view.may.assign} />
    </PageFrame>
  )
}
