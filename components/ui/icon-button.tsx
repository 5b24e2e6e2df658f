'use client'

import type { ReactNode } from 'react'
import { Button, type ButtonProps } from './button.tsx'
import { Tooltip } from './tooltip.tsx'

export interface IconButtonProps extends Omit<ButtonProps, 'size' | 'asChild' | 'aria-label' | 'children'> {
  /** Its name: spoken, and shown under the pointer. */
  label: string
  /** The key that does the same, as people would press it: "n", "Shift N". */
  shortcut?: string
  children: ReactNode
}

export function IconButton({ label, shortcut, children, ...props }: IconButtonProps) {
  return (
    <Tooltip label={label} {...(shortcut === undefined ? {} : { shortcut })}>
      <Button size="icon" aria-label={label} {...(shortcut === undefined ? {} : { 'aria-keyshortcuts': shortcut.replaceAll(' ', '+') })} {...props}>
        {children}
      </Button>
    </Tooltip>
  )
}
