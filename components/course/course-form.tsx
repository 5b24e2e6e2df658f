'use client'

import { useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { ErrorSummary } from '@/components/ui/error-summary.tsx'
import { Field, Input, Select } from '@/components/ui/field.tsx'
import { Submit } from '@/components/ui/submit.tsx'
import { useForm } from '@/components/ui/use-form.ts'
import { api } from '@/lib/client/api.ts'
import { courseInput, type CourseResult } from '@/lib/domain/course/course-input.ts'
import { useZone } from '@/components/ui/use-zone.ts'
import { zonesByRegion } from './time-zones.ts'

export function CourseForm() {
  const t = useTranslations('course')
  const router = useRouter()
  const zone = useZone()
  const form = useForm({
    read: (data) => Object.fromEntries(data),
    schema: courseInput,
    send: async (given) => {
      const { courseId } = await api.post<CourseResult>('/api/courses', given)
      router.push(`/courses/${courseId}`)
      router.refresh()
    },
  })
  return (
    <form method="post" noValidate onSubmit={form.onSubmit}>
      <ErrorSummary form={form} />
      <div className="grid max-w-110 gap-5">
        <Field label={t('make.title')} {...form.field('title')}>
          {(control) => <Input name="title" autoComplete="off" required {...control} />}
        </Field>
        <Field label={t('make.zone')} hint={t('make.zoneHint')} {...form.field('timeZone')}>
          {(control) => (
            <Select key={zone} name="timeZone" defaultValue={zone} {...control}>
              {zonesByRegion(zone).map(({ region, zones }) => (
                <optgroup key={region} label={region === '' ? t('make.otherZones') : region}>
                  {zones.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
                </optgroup>
              ))}
            </Select>
          )}
        </Field>
      </div>
      <Submit busy={form.busy} busyLabel={t('make.busy')} className="mt-8 max-sm:w-full">{t('make.action')}</Submit>
    </form>
  )
}
