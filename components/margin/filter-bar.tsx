'use client'

import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useMarkWord } from '@/components/margin/kind.tsx'
import type { NoteFilter } from '@/components/margin/note-filter.ts'
import type { NoteFiltering } from '@/components/margin/use-note-filter.ts'
import { useRoom } from '@/components/reader/room-context.ts'

interface FilterBarProps {
  filtering: NoteFiltering
  /** How many threads there are, shown or not. */
  all: number
  /** Over the page, where there is no margin to stand in. */
  over?: boolean
}

/** Says that not all notes are shown, which are, and how to see all again. */
export function FilterBar({ filtering: { filter, setFilter, clear, asked, shown }, all, over = false }: FilterBarProps) {
  const t = useTranslations('marking.filter')
  const wordOf = useMarkWord()
  const { people, view } = useRoom()
  if (asked === 0) return null
  const nameOf = (alias: string) => {
    const person = Object.values(people).find((one) => one.alias === alias)
    return person?.me === true ? t('you') : (person?.name ?? '?')
  }
  const without = <K extends keyof NoteFilter>(field: K, one: string) => setFilter({ ...filter, [field]: (filter[field] as readonly string[]).filter((other) => other !== one) })
  const chips: { key: string; label: string; drop: () => void }[] = [
    ...filter.states.map((one) => ({ key: one, label: t(`state.${one}`), drop: () => without('states', one) })),
    ...(filter.settled === 'any' ? [] : [{ key: filter.settled, label: t(`state.${filter.settled}`), drop: () => setFilter({ ...filter, settled: 'any' }) }]),
    ...filter.marks.map((one) => ({ key: one, label: wordOf(one), drop: () => without('marks', one) })),
    ...filter.motivations.map((one) => ({ key: one, label: t(`motivations.${one}`), drop: () => without('motivations', one) })),
    ...filter.people.map((one) => ({ key: one, label: nameOf(one), drop: () => without('people', one) })),
    ...filter.layers.map((one) => ({ key: one, label: view.layers.find((layer) => layer.id === one)?.name ?? '?', drop: () => without('layers', one) })),
    ...filter.tags.map((one) => ({ key: `#${one}`, label: `#${one}`, drop: () => without('tags', one) })),
    ...(filter.words.trim() === '' ? [] : [{ key: 'words', label: `“${filter.words.trim()}”`, drop: () => setFilter({ ...filter, words: '' }) }]),
  ]
  return (
    <div className={over ? 'filter-bar over' : 'filter-bar'} role="group" aria-label={t('title')}>
      <span role="status">{shown.length === 0 ? t('none') : t('on', { shown: shown.length, all })}</span>
      {chips.map(({ key, label, drop }) => <button key={key} type="button" className="tag" onClick={drop}>{label}<X aria-hidden /></button>)}
      <button type="button" className="word-button" aria-keyshortcuts="x" onClick={clear}>{t('clear')} <kbd aria-hidden className="max-sm:hidden">x</kbd></button>
    </div>
  )
}
