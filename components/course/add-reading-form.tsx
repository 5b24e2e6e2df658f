'use client'

import { FileText, Upload, X } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useId, useRef, useState } from 'react'
import { z } from 'zod'
import { Button } from '@/components/ui/button.tsx'
import { cn } from '@/components/ui/class-names.ts'
import { ErrorSummary } from '@/components/ui/error-summary.tsx'
import { Field, Input, Textarea, type FieldControl } from '@/components/ui/field.tsx'
import { Segmented } from '@/components/ui/segmented.tsx'
import { Submit } from '@/components/ui/submit.tsx'
import { useForm } from '@/components/ui/use-form.ts'
import { api } from '@/lib/client/api.ts'
import { acceptedFiles, maxUpload, tooLargeSentence, type ReadingResult } from '@/lib/domain/course/reading-input.ts'
import { sizeOf } from './file-size.ts'
import { PastedText } from './pasted-text.tsx'

const ways = [{ value: 'file', label: 'Upload a file' }, { value: 'paste', label: 'Paste the text' }] as const
type Way = (typeof ways)[number]['value']

/** What can be said without sending 20 MB. */
const schema = z.instanceof(FormData).superRefine((data, context) => {
  const file = data.get('file')
  const pasted = data.get('pasted')
  const refuse = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message })
  if (typeof pasted === 'string') {
    if (pasted.trim() === '') refuse('pasted', 'Paste the text of the reading.')
  } else if (!(file instanceof File) || file.name === '') refuse('file', 'Choose the file of the reading.')
  else if (file.size > maxUpload) refuse('file', tooLargeSentence)
  else if (file.size === 0) refuse('file', `The file ${file.name} is empty. Choose the one that holds the text.`)
})

export function AddReadingForm({ courseId, mayAssign }: { courseId: string; mayAssign: boolean }) {
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
      const { readingId } = await api.form<ReadingResult>(`/api/courses/${courseId}/readings`, data)
      router.push(mayAssign ? `/courses/${courseId}/readings/${readingId}/assign?new=1` : `/courses/${courseId}`)
      router.refresh()
    },
  })

  return (
    <form method="post" noValidate onSubmit={form.onSubmit}>
      <ErrorSummary form={form} />
      <Segmented label="How the text comes in" value={way} options={ways} onChange={setWay} className="mb-4" />
      {way === 'file'
        ? (
            <Field label="File" quiet {...form.field('file')}>
              {(control) => <DropZone control={control} file={file} onFile={setFile} />}
            </Field>
          )
        : (
            <PastedText form={form} />
          )}
      {way === 'file' && file !== null && /\.epub$/i.test(file.name) && (
        <Field label="Chapter" hint="Its number, counted from the first page with words. Empty for the whole book." className="mt-4 max-w-60" {...form.field('chapter')}>
          {(control) => <Input name="chapter" inputMode="numeric" autoComplete="off" {...control} />}
        </Field>
      )}
      <fieldset className="mt-8">
        <legend className="font-semibold">About the reading</legend>
        <p className="mb-4 text-small text-ink-3">What is left empty is taken from the text, where it says so.</p>
        <div className="grid gap-4">
          <Field label="Title" {...form.field('title')}>{(control) => <Input name="title" autoComplete="off" {...control} />}</Field>
          <Field label="Authors" hint="One on each line." {...form.field('authors')}>{(control) => <Textarea name="authors" rows={2} className="min-h-0" {...control} />}</Field>
          <Field label="Where it appeared" {...form.field('source')}>{(control) => <Input name="source" autoComplete="off" {...control} />}</Field>
        </div>
      </fieldset>
      <div className="mt-8 flex flex-wrap items-center gap-x-4 gap-y-2">
        <Submit busy={form.busy} busyLabel="Adding the reading" className="max-sm:w-full">Add the reading</Submit>
        <p role="status" className="text-small text-ink-3">{form.busy ? `${way === 'file' && file !== null ? `Sending ${sizeOf(file.size)}, then` : 'Sending it, then'} finding its paragraphs and notes.` : ''}</p>
      </div>
    </form>
  )
}

/** Takes a file by drop, by press or by keyboard. */
function DropZone({ control, file, onFile }: { control: FieldControl; file: File | null; onFile: (file: File | null) => void }) {
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
              <span><b id={name} className="block">Choose a file, or drop it here</b><span className="text-ink-2">.pdf, .docx, .epub, .html, .md or .txt, up to {sizeOf(maxUpload)}</span></span>
            </p>
          )
        : (
            <p className="flex items-start gap-3">
              <FileText aria-hidden className="mt-0.5 size-4 flex-none text-ink-3" />
              <span className="min-w-0 flex-1"><b id={name} className="block truncate">{file.name}</b><span className="text-ink-2">{sizeOf(file.size)}</span></span>
              <Button size="icon" className="relative -my-1" aria-label={`Take ${file.name} away`} onClick={() => { if (input.current) input.current.value = ''; onFile(null) }}><X aria-hidden /></Button>
            </p>
          )}
    </div>
  )
}
