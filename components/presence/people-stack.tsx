'use client'

import { useTranslations } from 'next-intl'
import type { PresentPerson } from '@/components/presence/present-people.ts'
import type { Following } from '@/components/presence/use-following.ts'
import { Menu, MenuContent, MenuItem, MenuTrigger } from '@/components/ui/menu.tsx'
import { Monogram } from '@/components/ui/monogram.tsx'
import { Tooltip } from '@/components/ui/tooltip.tsx'

const shown = 4
const nobody: Pick<Following, 'id' | 'follow'> = { id: null, follow: () => undefined }
const round = '-ml-[3px] inline-grid size-7 place-items-center rounded-full bg-sunk text-[11px] font-semibold text-ink-2 ring-2 ring-paper'

/** Who is here. A press follows the person, and another ends it; on a phone they stand in a menu. */
export function PeopleStack({ here, following = nobody }: { here: readonly PresentPerson[]; /** Left out where there is no place to follow anybody to. */ following?: Pick<Following, 'id' | 'follow'> }) {
  const t = useTranslations('presence')
  if (here.length === 0) return null
  const first = here.length > shown + 1 ? here.slice(0, shown) : here
  const more = here.slice(first.length)
  const toggle = (id: string) => following.follow(following.id === id ? null : id)
  const sayPerson = ({ id, person, followsMe }: PresentPerson) => {
    if (following === nobody) return person.name
    const does = id === following.id ? t('followingLabel', { name: person.name }) : t('followLabel', { name: person.name })
    return followsMe ? `${does} ${t('followsYou')}` : does
  }
  const inMenu = (people: readonly PresentPerson[]) => (
    <MenuContent>
      {people.map((one) => (
        <MenuItem key={one.id} disabled={one.place === null} onSelect={() => toggle(one.id)} className="gap-3">
          <Monogram initials={one.person.initials} tint={one.person.tint} ring={one.id === following.id ? 'following' : 'none'} />
          <span>{sayPerson(one)}</span>
        </MenuItem>
      ))}
    </MenuContent>
  )
  return (
    <div role="group" aria-label={t('others', { count: here.length })} className="flex pr-3 pl-2 max-sm:px-1">
      <div className="flex max-sm:hidden">
        {first.map((one) => (
          <Tooltip key={one.id} label={sayPerson(one)}>
            <button type="button" aria-label={sayPerson(one)} aria-pressed={one.id === following.id} data-follows-me={one.followsMe ? '' : undefined} disabled={one.place === null} onClick={() => toggle(one.id)} className="relative -ml-[3px] rounded-full ring-2 ring-paper aria-pressed:z-1 data-follows-me:after:absolute data-follows-me:after:-right-px data-follows-me:after:-bottom-px data-follows-me:after:size-2 data-follows-me:after:rounded-full data-follows-me:after:bg-lapis data-follows-me:after:ring-2 data-follows-me:after:ring-paper">
              <Monogram size="md" initials={one.person.initials} tint={one.person.tint} ring={one.id === following.id ? 'following' : 'none'} />
            </button>
          </Tooltip>
        ))}
        {more.length > 0 && (
          <Menu>
            <MenuTrigger aria-label={t('more', { count: more.length })} className={round}>+{more.length}</MenuTrigger>
            {inMenu(more)}
          </Menu>
        )}
      </div>
      <div className="sm:hidden">
        <Menu>
          <MenuTrigger aria-label={t('others', { count: here.length })} className="grid h-11 min-w-11 place-items-center">
            {here.length === 1 && here[0] !== undefined
              ? <Monogram size="md" initials={here[0].person.initials} tint={here[0].person.tint} ring={here[0].id === following.id ? 'following' : 'none'} />
              : <span className={round}>{here.length}</span>}
          </MenuTrigger>
          {inMenu(here)}
        </Menu>
      </div>
    </div>
  )
}
