import type { ReactNode } from 'react'
import { Button, type ButtonProps } from './button.tsx'
import { Spinner } from './spinner.tsx'

/** Sends its form. While it is sent, it says so and does not send again; it stays reachable by keyboard. */
export function Submit({ busy, busyLabel, children, variant = 'primary', size = 'big', ...props }: ButtonProps & { busy: boolean; busyLabel: string; children: ReactNode }) {
  return (
    <Button type="submit" variant={variant} size={size} aria-disabled={busy || undefined} {...props}>
      {busy && <Spinner />}
      {busy ? busyLabel : children}
    </Button>
  )
}
