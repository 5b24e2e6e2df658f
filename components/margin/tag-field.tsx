'use client'

import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useId, useState, type KeyboardEvent } from 'react'
import { sameStart, sameWord } from '@/components/margin/same-word.ts'
import { useRoom } from '@/components/reader/room-context.ts'
import { maxTag, maxTags } from '@/lib/domain/annotation/entry-key.ts'

const mostOffered = 5

/** A tag as it may be: no comma, white space as one space. */
const tidy = (words: string) => words.replaceAll(',', ' ').replace(/\p{Cc}/gu, ' ').replace(/\s+/g, ' ').trim().slice(0, maxTag).trim()

/** The tags of what is being written: a comma or Enter ends one, those of this reading are offered. */
export function TagField({ tags, onTags, onKeyDown }: { tags: readonly string[]; onTags: (tags: string[]) => void; onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void }) {
  const t = useTranslations('marking.tags')
  const { knownTags } = useRoom()
  const [typed, setTyped] = useState('')
  const [focused, setFocused] = useState(false)
  const [at, setAt] = useState(-1)
  const listId = useId()
  const offered = focused ? knownTags.filter((tag) => sameStart(tag, typed.trim()) && !tags.some((one) => sameWord(one, tag))).slice(0, mostOffered) : []

  const add = (words: string) => {
    const tag = tidy(words)
    setTyped('')
    setAt(-1)
    if (tag === '' || tags.length >= maxTags || tags.some((one) => sameWord(one, tag))) return
    onTags([...tags, tag])
  }
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) add(offered[at] ?? typed)
    else if (event.key === ',') add(typed)
    else if (event.key === 'ArrowDown' && offered.length > 0) setAt((before) => (before + 1) % offered.length)
    else if (event.key === 'ArrowUp' && offered.length > 0) setAt((before) => (before <= 0 ? offered.length - 1 : before - 1))
    else if (event.key === 'Backspace' && typed === '' && tags.length > 0) onTags(tags.slice(0, -1))
    else {
      if (event.key === 'Enter' && typed !== '') add(typed)
      onKeyDown?.(event)
      return
    }
    event.preventDefault()
  }

  return (
    <div className="tag-field">
      {tags.map((tag) => (
        <span key={tag} className="tag">#{tag}<button type="button" aria-label={t('remove', { tag })} onClick={() => onTags(tags.filter((one) => one !== tag))}><X aria-hidden /></button></span>
      ))}
      {tags.length < maxTags && (
        <span className="entry">
          <input
            type="text" role="combobox" aria-label={t('field')} aria-expanded={offered.length > 0} aria-controls={offered.length > 0 ? listId : undefined} aria-autocomplete="list"
            aria-activedescendant={at >= 0 && offered.length > 0 ? `${listId}-${at}` : undefined}
            placeholder={tags.length === 0 ? t('add') : t('more')} value={typed} maxLength={maxTag + 1} autoComplete="off" spellCheck={false}
            onChange={(event) => { if (event.target.value.includes(',')) add(event.target.value); else setTyped(event.target.value) }}
            onKeyDown={press} onFocus={() => setFocused(true)} onBlur={() => { setFocused(false); add(typed) }}
          />
          {offered.length > 0 && (
            <ul id={listId} role="listbox" aria-label={t('known')} className="mention-list">
              {offered.map((tag, which) => (
                <li key={tag} id={`${listId}-${which}`} role="option" aria-selected={which === at} onPointerDown={(event) => event.preventDefault()} onMouseDown={(event) => event.preventDefault()} onClick={() => add(tag)}>#{tag}</li>
              ))}
            </ul>
          )}
        </span>
      )}
    </div>
  )
}
