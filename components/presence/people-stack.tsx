'use client'

import { useTranslations } from 'next-intl'
import type { PresentPerson } from '@/components/presence/present-people.ts'
import { Menu, MenuContent, MenuItem, MenuTrigger } from '@/components/ui/menu.tsx'
import { Monogram } from '@/components/ui/monogram.tsx'
import { Tooltip } from '@/components/ui/tooltip.tsx'

const shown = 4

/** Who is here. A press goes where the person reads. */
export function PeopleStack({ here, onGoTo }: { here: readonly PresentPerson[]; onGoTo: (offset: number) => void }) {
  const t = useTranslations('presence')
  if (here.length === 0) return null
  const first = here.length > shown + 1 ? here.slice(0, shown) : here
  const more = here.slice(first.length)
  return (
    <div role="group" aria-label={t('others', { count: here.length })} className="flex pr-3 pl-2 max-sm:hidden">
      {first.map(({ id, person, place }) => (
        <Tooltip key={id} label={place === null ? person.name : t('goWhere', { name: person.name })}>
          <button type="button" aria-label={t('goWhereLabel', { name: person.name })} disabled={place === null} onClick={() => { if (place !== null) onGoTo(place) }} className="-ml-[3px] rounded-full ring-2 ring-paper">
            <Monogram size="md" initials={person.initials} tint={person.tint} />
          </button>
        </Tooltip>
      ))}
      {more.length > 0 && (
        <Menu modal={false}>
          <MenuTrigger aria-label={t('more', { count: more.length })} className="-ml-[3px] inline-grid size-7 place-items-center rounded-full bg-sunk text-[11px] font-semibold text-ink-2 ring-2 ring-paper">+{more.length}</MenuTrigger>
          <MenuContent>
            {more.map(({ id, person, place }) => (
              <MenuItem key={id} disabled={place === null} onSelect={() => { if (place !== null) onGoTo(place) }}><Monogram initials={person.initials} tint={person.tint} />{person.name}</MenuItem>
            ))}
          </MenuContent>
        </Menu>
      )}
    </div>
  )
}
