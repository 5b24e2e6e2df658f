'use client'

import { Eye, EyeOff } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useDeferredValue, useEffect, useId, useRef, useState, type ComponentProps, type KeyboardEvent, type Ref } from 'react'
import { GrowingTextarea } from '@/components/margin/growing-textarea.tsx'
import { MarkdownBody } from '@/components/margin/markdown-body.tsx'
import { findMention, listMentionable, withMention } from '@/components/margin/mentions.ts'
import { MentionList } from '@/components/margin/mention-list.tsx'
import { useTyping } from '@/components/margin/use-typing.ts'
import { useRoom } from '@/components/reader/room-context.ts'
import type { LayerView } from '@/lib/domain/reading/room-view.ts'

interface WritingFieldProps extends Omit<ComponentProps<'textarea'>, 'ref' | 'value' | 'onChange' | 'onKeyDown'> {
  fieldRef?: Ref<HTMLTextAreaElement>
  value: string
  onWords: (words: string) => void
  onKeyDown: (event: KeyboardEvent<HTMLTextAreaElement>) => void
  /** Whose people can be spoken to. */
  layer: LayerView
  /** Key of the thread it is written in; the others there are told that somebody writes. */
  thread?: string
}

/** Markdown, or what may be worth looking at before it is sent. */
const worthSeeing = /[*_`$#[\]>~]|^\s*[-\d]/m

/** Where words are written: `@` offers the people of the layer, and what Markdown and formulas make of it can be seen below. */
export function WritingField({ fieldRef, value, onWords, onKeyDown, onFocus, onBlur, layer, thread, ...props }: WritingFieldProps) {
  const t = useTranslations('marking.writing')
  const { people } = useRoom()
  const own = useRef<HTMLTextAreaElement | null>(null)
  const [asked, setAsked] = useState<{ start: number; words: string } | null>(null)
  const [at, setAt] = useState(0)
  const [shown, setShown] = useState(false)
  const preview = useDeferredValue(value)
  const listId = useId()
  const typing = useTyping(layer.id, thread)
  // It was sent, or all of it taken out.
  useEffect(() => { if (value === '') typing.stopped() }, [value, typing])
  const found = asked === null ? [] : listMentionable(people, layer.id, asked.words)
  const open = found.length > 0

  const look = (field: HTMLTextAreaElement) => {
    const next = field.selectionStart === field.selectionEnd ? findMention(field.value, field.selectionStart) : null
    setAsked(next)
    if (next?.words !== asked?.words) setAt(0)
  }
  const choose = (which: number) => {
    const person = found[which]
    const field = own.current
    if (person === undefined || asked === null || field === null) return
    const { words, caret } = withMention(value, asked.start, field.selectionStart, person)
    onWords(words)
    setAsked(null)
    requestAnimationFrame(() => {
      field.focus({ preventScroll: true })
      field.setSelectionRange(caret, caret)
    })
  }
  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (open && !event.nativeEvent.isComposing && !event.ctrlKey && !event.metaKey) {
      const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
      if (step !== 0) setAt((before) => (before + step + found.length) % found.length)
      else if (event.key === 'Enter' || event.key === 'Tab') choose(at)
      else if (event.key === 'Escape') setAsked(null)
      else return
      event.preventDefault()
      event.stopPropagation()
      return
    }
    onKeyDown(event)
  }

  return (
    <div>
      <div className="writing-field">
        <GrowingTextarea
          {...props}
          fieldRef={(element) => {
            own.current = element
            if (typeof fieldRef === 'function') fieldRef(element)
            else if (fieldRef) fieldRef.current = element
          }}
          value={value}
          maxLength={20_000}
          aria-autocomplete="list"
          aria-controls={open ? listId : undefined}
          aria-activedescendant={open ? `${listId}-${at}` : undefined}
          onChange={(event) => {
            onWords(event.target.value)
            look(event.target)
            typing.changed()
          }}
          onSelect={(event) => look(event.currentTarget)}
          onKeyDown={press}
          onFocus={onFocus}
          onBlur={(event) => {
            setAsked(null)
            typing.stopped()
            onBlur?.(event)
          }}
        />
        {open && <MentionList id={listId} people={found} at={at} onChoose={choose} />}
      </div>
      {(shown || worthSeeing.test(value)) && (
        <button type="button" className="word-button preview-switch" aria-expanded={shown} onClick={() => setShown(!shown)}>
          {shown ? <EyeOff aria-hidden /> : <Eye aria-hidden />}{t(shown ? 'hidePreview' : 'preview')}
        </button>
      )}
      {shown && preview.trim() !== '' && <div className="preview" role="region" aria-label={t('previewLabel')}><MarkdownBody source={preview} /></div>}
    </div>
  )
}
