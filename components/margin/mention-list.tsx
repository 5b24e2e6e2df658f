'use client'

import { useTranslations } from 'next-intl'
import type { Mentionable } from '@/components/margin/mentions.ts'
import { Monogram } from '@/components/ui/monogram.tsx'

/** Who can be spoken to; the focus stays in the field. */
export function MentionList({ id, people, at, onChoose }: { id: string; people: readonly Mentionable[]; at: number; onChoose: (at: number) => void }) {
  const t = useTranslations('marking.writing')
  return (
    <ul id={id} role="listbox" aria-label={t('people')} className="mention-list">
      {people.map(({ handle, person }, which) => (
        // A press must not take the focus out of the field.
        <li key={handle} id={`${id}-${which}`} role="option" aria-selected={which === at} onPointerDown={(event) => event.preventDefault()} onMouseDown={(event) => event.preventDefault()} onClick={() => onChoose(which)}>
          <Monogram initials={person.initials} tint={person.tint} />{person.name}
        </li>
      ))}
    </ul>
  )
}
