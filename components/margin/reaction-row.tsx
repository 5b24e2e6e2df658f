'use client'

import { SmilePlus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { reactionIcons } from '@/components/margin/reaction-sums.tsx'
import { useRoom } from '@/components/reader/room-context.ts'
import { personAt } from '@/components/reader/use-people.ts'
import { Menu, MenuContent, MenuItem, MenuTrigger } from '@/components/ui/menu.tsx'
import { Tooltip } from '@/components/ui/tooltip.tsx'
import { reactions, type ReactionSign } from '@/lib/domain/annotation/mark.ts'
import type { ReactionCount } from '@/lib/domain/annotation/threads.ts'
import type { LayerView } from '@/lib/domain/reading/room-view.ts'

interface ReactionRowProps {
  layer: LayerView
  /** Key of what is nodded to. */
  of: string
  counts: readonly ReactionCount[]
  /** Whether one may nod here: not to one's own words, nor where one only reads along. */
  open: boolean
}

/** Who nodded to a note or reply, and a list to nod from; apart from the discussion. */
export function ReactionRow({ layer, of, counts, open }: ReactionRowProps) {
  const t = useTranslations('marking.reactions')
  const { people, writing } = useRoom()
  if (!open && counts.length === 0) return null
  const given = (sign: ReactionSign) => counts.some((count) => count.sign === sign && count.handles.includes(layer.handle))
  return (
    <div className="reactions" role="group" aria-label={t('label')}>
      {counts.map(({ sign, handles }) => {
        const { Icon, name } = reactionIcons[sign]
        const names = handles.map((handle) => (handle === layer.handle ? t('you') : personAt(people, handle).name)).join(', ')
        const label = t('given', { sign: t(name), count: handles.length, names })
        return (
          <Tooltip key={sign} label={`${t(name)}: ${names}`} side="top">
            <button type="button" aria-label={label} aria-pressed={given(sign)} aria-disabled={!open} onClick={() => { if (open) void writing.react(layer, of, sign, given(sign)) }}><Icon aria-hidden />{handles.length}</button>
          </Tooltip>
        )
      })}
      {open && (
        <Menu>
          <MenuTrigger className="add" aria-label={t('add')}><SmilePlus aria-hidden /></MenuTrigger>
          <MenuContent align="start" className="min-w-40">
            {reactions.map((sign) => {
              const { Icon, name } = reactionIcons[sign]
              return <MenuItem key={sign} onSelect={() => void writing.react(layer, of, sign, given(sign))}><Icon aria-hidden />{given(sign) ? t('takeBack', { sign: t(name) }) : t(name)}</MenuItem>
            })}
          </MenuContent>
        </Menu>
      )}
    </div>
  )
}
