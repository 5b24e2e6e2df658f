'use client'

import { Tooltip as Primitive } from 'radix-ui'
import type { ComponentProps, ReactElement } from 'react'

/** Once, around the page. */
export function TooltipProvider({ children, ...props }: ComponentProps<typeof Primitive.Provider>) {
  return <Primitive.Provider delayDuration={500} skipDelayDuration={200} {...props}>{children}</Primitive.Provider>
}

/** Names a control that has no words. The control carries the name itself too (`aria-label`): this is for the eye. */
export function Tooltip({ label, shortcut, side = 'bottom', children }: { label: string; shortcut?: string; side?: 'top' | 'right' | 'bottom' | 'left'; children: ReactElement }) {
  return (
    <Primitive.Root>
      <Primitive.Trigger asChild aria-describedby={undefined}>{children}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content side={side} sideOffset={6} collisionPadding={8} className="popping z-60 inline-flex items-center gap-1.5 rounded-[6px] bg-ink px-2 py-1 text-micro font-medium text-paper">
          {label}
          {shortcut !== undefined && <kbd className="opacity-80">{shortcut}</kbd>}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  )
}
