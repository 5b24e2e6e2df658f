import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Field, Select, Textarea } from '@/components/ui/field.tsx'
import type { FormState } from '@/components/ui/use-form.ts'

/**
 * A text that is pasted. What was copied from a page or a document also comes with its headings, notes and links: those are
 * what is sent, in the field `rich`, for as long as the words are left as they came.
 */
export function PastedText({ form }: { form: FormState }) {
  const t = useTranslations('course')
  const [rich, setRich] = useState('')
  const [format, setFormat] = useState('text')
  const keep = (html: string) => {
    setRich(html)
    if (html !== '') setFormat('html')
    else if (format === 'html') setFormat('text')
  }
  return (
    <div className="grid gap-4">
      <Field label={t('add.text')} hint={rich === '' ? t('add.textHint') : t('add.richHint')} {...form.field('pasted')}>
        {(control) => (
          <Textarea
            name="pasted"
            rows={12}
            spellCheck={false}
            className="font-read text-[16px]/6"
            onPaste={(event) => keep(event.currentTarget.value === '' ? event.clipboardData.getData('text/html') : '')}
            onInput={(event) => { if (!(event.nativeEvent instanceof InputEvent) || event.nativeEvent.inputType !== 'insertFromPaste') keep('') }}
            {...control}
          />
        )}
      </Field>
      {rich !== '' && format === 'html' && <input type="hidden" name="rich" value={rich} />}
      <Field label={t('add.itIs')} className="max-w-60" {...form.field('format')}>
        {(control) => (
          <Select name="format" value={format} onChange={(event) => setFormat(event.currentTarget.value)} {...control}>
            <option value="text">{t('add.plain')}</option>
            <option value="markdown">{t('add.markdown')}</option>
            {rich !== '' && <option value="html">{t('add.copied')}</option>}
          </Select>
        )}
      </Field>
    </div>
  )
}
