'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Kind } from '@/components/margin/kind.tsx'
import { motivations, orders, states, tagsOf, type NoteFilter } from '@/components/margin/note-filter.ts'
import type { Thread } from '@/components/margin/threads.ts'
import type { NoteFiltering } from '@/components/margin/use-note-filter.ts'
import { useRoom } from '@/components/reader/room-context.ts'
import { personAt } from '@/components/reader/use-people.ts'
import { Button } from '@/components/ui/button.tsx'
import { PopoverContent } from '@/components/ui/popover.tsx'
import { marks } from '@/lib/domain/annotation/mark.ts'

interface FilterChoicesProps {
  filtering: NoteFiltering
  threads: readonly Thread[]
  onClose: () => void
}

const mostTags = 24

/** What can be asked of the notes, in the popover of filter-menu.tsx. */
export function FilterChoices({ open: _open, ...props }: FilterChoicesProps & { open: boolean }) {
  const t = useTranslations('marking.filter')
  return <PopoverContent align="end" className="filter-menu" aria-label={t('title')}><Choices {...props} /></PopoverContent>
}

function Choices({ filtering: { filter, setFilter, asked, shown }, threads, onClose }: FilterChoicesProps) {
  const t = useTranslations('marking.filter')
  const names = useTranslations('marking.markNames')
  const { people, view, nameMarks } = useRoom()
  const toggle = <K extends 'people' | 'layers' | 'marks' | 'motivations' | 'tags' | 'states'>(field: K, one: NoteFilter[K][number]) => {
    const list = filter[field] as readonly NoteFilter[K][number][]
    setFilter({ ...filter, [field]: list.includes(one) ? list.filter((other) => other !== one) : [...list, one] })
  }
  const writers = new Map(threads.flatMap((thread) => [thread.entry, ...thread.replies.map((reply) => reply.entry)]).map(({ handle }) => [personAt(people, handle).alias, personAt(people, handle)]))
  const layers = view.layers.filter((layer) => threads.some((thread) => thread.layer.id === layer.id))
  const tags = tagsOf(threads).slice(0, mostTags)
  const box = (key: string, checked: boolean, onChange: () => void, label: ReactNode, className = '') => (
    <label key={key} className={`chip ${className}`}><input type="checkbox" checked={checked} onChange={onChange} />{label}</label>
  )
  return (
    <>
      <label className="field"><span>{t('words')}</span><input type="search" value={filter.words} onChange={(event) => setFilter({ ...filter, words: event.target.value })} /></label>
      <fieldset><legend>{t('states')}</legend>
        {states.map((state) => box(state, filter.states.includes(state), () => toggle('states', state), t(`state.${state}`)))}
        {(['open', 'resolved'] as const).map((end) => box(end, filter.settled === end, () => setFilter({ ...filter, settled: filter.settled === end ? 'any' : end }), t(`state.${end}`)))}
      </fieldset>
      <fieldset><legend>{t('marks')}{nameMarks && <button type="button" className="word-button ml-2" onClick={() => { onClose(); nameMarks() }}>{names('rename')}</button>}</legend>{marks.map((mark) => box(mark, filter.marks.includes(mark), () => toggle('marks', mark), <Kind mark={mark} />, `k-${mark}`))}</fieldset>
      <fieldset><legend>{t('why')}</legend>{motivations.map((why) => box(why, filter.motivations.includes(why), () => toggle('motivations', why), t(`motivations.${why}`)))}</fieldset>
      {writers.size > 1 && <fieldset><legend>{t('people')}</legend>{[...writers].map(([alias, person]) => box(alias, filter.people.includes(alias), () => toggle('people', alias), person.me ? t('you') : person.name))}</fieldset>}
      {layers.length > 1 && <fieldset><legend>{t('layers')}</legend>{layers.map((layer) => box(layer.id, filter.layers.includes(layer.id), () => toggle('layers', layer.id), layer.name))}</fieldset>}
      {tags.length > 0 && <fieldset><legend>{t('tags')}</legend>{tags.map((tag) => box(tag, filter.tags.includes(tag), () => toggle('tags', tag), `#${tag}`))}</fieldset>}
      <fieldset className="orders"><legend>{t('order')}</legend>
        {orders.map((order) => <label key={order} className="chip"><input type="radio" name="order" checked={filter.order === order} onChange={() => setFilter({ ...filter, order })} />{t(`orders.${order}`)}</label>)}
      </fieldset>
      <div className="foot"><span role="status">{t('on', { shown: shown.length, all: threads.length })}</span>{asked > 0 && <Button variant="quiet" onClick={() => setFilter({ ...filter, people: [], layers: [], marks: [], motivations: [], tags: [], states: [], settled: 'any', words: '' })}>{t('clearAll')}</Button>}</div>
    </>
  )
}
