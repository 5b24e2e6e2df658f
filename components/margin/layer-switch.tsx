'use client'

import { Landmark, ListFilter, Lock, Users, type LucideIcon } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Menu, MenuContent, MenuItem, MenuRadioGroup, MenuRadioItem, MenuSeparator, MenuTrigger } from '@/components/ui/menu.tsx'
import { Button } from '@/components/ui/button.tsx'
import { Segmented } from '@/components/ui/segmented.tsx'
import type { LayerKind } from '@/lib/domain/layer/layer-kind.ts'
import type { LayerView } from '@/lib/domain/reading/room-view.ts'

export const layerIcons: Record<LayerKind, LucideIcon> = { private: Lock, group: Users, course: Landmark }

interface LayerSwitchProps {
  layers: readonly LayerView[]
  chosen: LayerView
  onChoose: (id: string) => void
}

/** So many fit over the margin; an instructor of more groups chooses from a list. */
const sideBySide = 3

export function LayerSwitch({ layers, chosen, onChoose }: LayerSwitchProps) {
  const t = useTranslations('margin')
  const wide = layers.reduce((letters, layer) => letters + layer.name.length, 0) > 26
  if (layers.length > sideBySide || wide) return <LayerMenu layers={layers} chosen={chosen} onChoose={onChoose} />
  return (
    <Segmented
      label={t('layers.switch')}
      value={chosen.id}
      onChange={onChoose}
      options={layers.map(({ id, name, kind }) => {
        const Icon = layerIcons[kind]
        return { value: id, label: name, icon: <Icon aria-hidden /> }
      })}
    />
  )
}

/** The same as a list behind one button: on a phone, and for many groups. */
export function LayerMenu({ layers, chosen, onChoose, compact = false, onFilter }: LayerSwitchProps & { compact?: boolean; onFilter?: (() => void) | undefined }) {
  const t = useTranslations('margin')
  const said = useTranslations('marking.filter')
  const Icon = layerIcons[chosen.kind]
  return (
    <Menu>
      <MenuTrigger asChild>
        <Button variant={compact ? 'quiet' : 'line'} size={compact ? 'icon' : 'md'} aria-label={t('layers.menu', { layer: chosen.name })} className={compact ? 'max-sm:[&_svg]:size-5' : 'max-w-70'}>
          <Icon aria-hidden />{!compact && <span className="truncate">{chosen.name}</span>}
        </Button>
      </MenuTrigger>
      <MenuContent align={compact ? 'end' : 'start'}>
        <MenuRadioGroup label={t('layers.with')} value={chosen.id} onValueChange={onChoose}>
          {layers.map(({ id, name, kind }) => {
            const Each = layerIcons[kind]
            return <MenuRadioItem key={id} value={id}><Each aria-hidden />{name}</MenuRadioItem>
          })}
        </MenuRadioGroup>
        {/* Once the menu has given the focus back: what opens before would close with it. */}
        {onFilter && <><MenuSeparator /><MenuItem onSelect={() => setTimeout(onFilter, 50)}><ListFilter aria-hidden />{said('open')}</MenuItem></>}
      </MenuContent>
    </Menu>
  )
}
