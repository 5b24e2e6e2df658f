'use client'

import { Check } from 'lucide-react'
import { DropdownMenu as Primitive } from 'radix-ui'
import type { ComponentProps } from 'react'
import { cn } from './class-names.ts'

/** Not modal: the page behind stays readable to assistive technology and scrollable. */
export const Menu = (props: ComponentProps<typeof Primitive.Root>) => <Primitive.Root modal={false} {...props} />
export const MenuTrigger = Primitive.Trigger
export const MenuGroup = Primitive.Group
export const MenuRadioGroup = Primitive.RadioGroup

const item =
  'relative flex min-h-8 cursor-pointer items-center gap-2.5 rounded-md px-2 py-1.5 text-small outline-none select-none data-highlighted:bg-hover data-disabled:cursor-default data-disabled:opacity-50 touch:min-h-11 ' +
  '[&_svg]:size-4 [&_svg]:flex-none [&_svg]:text-ink-3'

interface MenuContentProps extends ComponentProps<typeof Primitive.Content> {
  /** Stays beside its button in the document, and so inside the button's landmark; not where an ancestor clips or stacks. */
  inPlace?: boolean
}

export function MenuContent({ className, align = 'end', inPlace = false, ...props }: MenuContentProps) {
  const content = (
    <Primitive.Content align={align} sideOffset={6} collisionPadding={8} className={cn('popping z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-48 overflow-y-auto rounded-lg bg-raised p-1.5 shadow-pop', className)} {...props} />
  )
  return inPlace ? content : <Primitive.Portal>{content}</Primitive.Portal>
}

export const MenuItem = ({ className, danger = false, ...props }: ComponentProps<typeof Primitive.Item> & { danger?: boolean }) => (
  <Primitive.Item className={cn(item, danger && 'text-rubric [&_svg]:text-rubric', className)} {...props} />
)

const Tick = () => (
  <Primitive.ItemIndicator className="absolute left-2 flex size-4 items-center justify-center"><Check aria-hidden /></Primitive.ItemIndicator>
)

export const MenuRadioItem = ({ className, children, ...props }: ComponentProps<typeof Primitive.RadioItem>) => (
  <Primitive.RadioItem className={cn(item, 'pl-8 data-[state=checked]:font-semibold', className)} {...props}><Tick />{children}</Primitive.RadioItem>
)

export const MenuCheckboxItem = ({ className, children, ...props }: ComponentProps<typeof Primitive.CheckboxItem>) => (
  <Primitive.CheckboxItem className={cn(item, 'pl-8', className)} {...props}><Tick />{children}</Primitive.CheckboxItem>
)

export const MenuLabel = ({ className, ...props }: ComponentProps<typeof Primitive.Label>) => (
  <Primitive.Label className={cn('px-2 pt-2 pb-1 text-micro font-semibold text-ink-3', className)} {...props} />
)

export const MenuSeparator = ({ className, ...props }: ComponentProps<typeof Primitive.Separator>) => (
  <Primitive.Separator className={cn('mx-2 my-1.5 h-px bg-rule', className)} {...props} />
)
