'use client'

import { FileText, Upload, X } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useRouter } from 'next/navigation'
import { useId, useRef, useState } from 'react'
import { z } from 'zod'
import { Button } from '@/components/ui/button.tsx'
import { cn } from '@/components/ui/class-names.ts'
import { ErrorSummary } from '@/components/ui/error-summary.tsx'
import { Field, Input, type FieldControl } from '@/components/ui/field.tsx'
import { Segmented } from '@/components/ui/segmented.tsx'
import { Submit } from '@/components/ui/submit.tsx'
import { useForm } from '@/components/ui/use-form.ts'
import { api } from '@/lib/client/api.ts'
import { acceptedFiles, maxUpload, tooLargeSentence } from '@/lib/domain/course/reading-input.ts'
import type { ImportResult } from '@/lib/domain/reading/import-view.ts'
import { orWords } from '@/lib/messages/join-words.ts'
import { sizeOf } from './file-size.ts'
import { PastedText } from './pasted-text.tsx'

type Way = 'file' | 'paste' | 'address'
const formats = ['.pdf', '.docx', '.epub', '.html', '.md', '.txt']

/** What can be said without sending 20 MB. */
const schema = z.instanceof(FormData).superRefine((data, context) => {
  const file = data.get('file')
  const pasted = data.get('pasted')
  const refuse = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message })
  const address = data.get('address')
  if (typeof address === 'string') {
    if (!/^https?:\/\/\S+$/i.test(address.trim())) refuse('address', 'This is not a web address. It begins with https:// or http://')
  } else if (typeof pasted === 'string') {
    if (pasted.trim() === '') refuse('pasted', 'Paste the text of the reading.')
  } else if (!(file instanceof File) || file.name === '') refuse('file', 'Choose the file of the reading.')
  else if (file.size > maxUpload) refuse('file', tooLargeSentence)
  else if (file.size === 0) refuse('file', `The file ${file.name} is empty. Choose the one that holds the text.`)
})

interface AddReadingFormProps {
  courseId: string
  /** Whether a web address may be given. */
  fromWeb: boolean
  /** Of which reading it is to be the next version. */
  readingId?: string
}

/** A file, a paste or an address: sent, and then read on a page of its own. */
export function AddReadingForm({ courseId, fromWeb, readingId }: AddReadingFormProps) {
  const t = useTranslations('course')
  const ti = useTranslations('importing')
  const router = useRouter()
  const [way, setWay] = useState<Way>('file')
  const [file, setFile] = useState<File | null>(null)
  const form = useForm({
    read: (data) => {
      if (way === 'file') data.set('file', file ?? new File([], ''))
      const rich = data.get('rich')
      if (rich !== null) data.set('pasted', rich)
      data.delete('rich')
      return data
    },
    schema,
    send: async (data) => {
      const { importId } = await api.form<ImportResult>(readingId === undefined ? `/api/courses/${courseId}/imports` : `/api/readings/${readingId}/imports`, data)
      router.push(`/courses/${courseId}/imports/${importId}`)
    },
  })
  const ways = [{ value: 'file' as Way, label: t('add.upload') }, { value: 'paste' as Way, label: t('add.paste') }, ...(fromWeb ? [{ value: 'address' as Way, label: ti('add.address') }] : [])]

  return (
    <form method="post" noValidate onSubmit={form.onSubmit}>
      <ErrorSummary form={form} />
      <Segmented label={t('add.way')} value={way} options={ways} onChange={setWay} className="mb-4" />
      {way === 'file'
        ? (
            <Field label={t('add.file')} quiet {...form.field('file')}>
              {(control) => <DropZone control={control} file={file} onFile={setFile} />}
            </Field>
          )
        : way === 'paste'
          ? <PastedText form={form} />
          : (
              <Field label={ti('add.address')} hint={ti('add.addressHint')} {...form.field('address')}>
                {(control) => <Input name="address" type="url" inputMode="url" autoComplete="off" placeholder="https://" {...control} />}
              </Field>
            )}
      {way === 'file' && file !== null && /\.epub$/i.test(file.name) && (
        <Field label={t('add.chapter')} hint={t('add.chapterHint')} className="mt-4 max-w-60" {...form.field('chapter')}>
          {(control) => <Input name="chapter" inputMode="numeric" autoComplete="off" {...control} />}
        </Field>
      )}
      <p className="mt-6 max-w-[60ch] text-small text-ink-3">{ti('add.after')}</p>
      <div className="mt-4 flex flex-wrap items-center gap-x-4 gap-y-2">
        <Submit busy={form.busy} busyLabel={t('add.busy')} className="max-sm:w-full">{t('add.add')}</Submit>
        <p role="status" className="text-small text-ink-3">{!form.busy ? '' : way === 'file' && file !== null ? t('add.sendingSize', { size: sizeOf(t, file.size) }) : t('add.sending')}</p>
      </div>
    </form>
  )
}

/** Takes a file by drop, by press or by keyboard. */
function DropZone({ control, file, onFile }: { control: FieldControl; file: File | null; onFile: (file: File | null) => void }) {
  const t = useTranslations('course')
  const language = useLocale()
  const [over, setOver] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const name = useId()
  return (
    <div
      onDragOver={(event) => { event.preventDefault(); setOver(true) }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => { event.preventDefault(); setOver(false); onFile(event.dataTransfer.files[0] ?? null) }}
      className={cn('relative rounded-lg border border-dashed border-edge bg-raised p-6 has-aria-invalid:border-rubric has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-lapis', over && 'border-solid border-lapis bg-lapis-wash')}
    >
      <input ref={input} type="file" accept={acceptedFiles} onChange={(event) => onFile(event.currentTarget.files?.[0] ?? null)} aria-labelledby={name} className="absolute inset-0 cursor-pointer opacity-0" {...control} />
      {file === null
        ? (
            <p className="flex items-start gap-3">
              <Upload aria-hidden className="mt-0.5 size-4 flex-none text-ink-3" />
              <span><b id={name} className="block">{t('add.choose')}</b><span className="text-ink-2">{t('add.formats', { formats: orWords(formats, language), size: sizeOf(t, maxUpload) })}</span></span>
            </p>
          )
        : (
            <p className="flex items-start gap-3">
              <FileText aria-hidden className="mt-0.5 size-4 flex-none text-ink-3" />
              <span className="min-w-0 flex-1"><b id={name} className="block truncate">{file.name}</b><span className="text-ink-2">{sizeOf(t, file.size)}</span></span>
              <Button size="icon" className="relative -my-1" aria-label={t('add.takeAway', { file: file.name })} onClick={() => { if (input.current) input.current.value = ''; onFile(null) }}><X aria-hidden /></Button>
            </p>
          )}
    </div>
  )
}
