import { LoaderCircle } from 'lucide-react'
import { cn } from './class-names.ts'

/** Inside a button or a line of the bar, beside words that say what is going on; never over a text. */
export const Spinner = ({ className }: { className?: string }) => <LoaderCircle aria-hidden className={cn('turning size-4 flex-none', className)} />

/** Three sunk lines where something will stand. */
export const Skeleton = ({ className }: { className?: string }) => (
  <div aria-hidden className={cn('grid gap-2', className)}>
    {['w-2/5', 'w-full', 'w-4/5'].map((width) => <i key={width} className={cn('block h-3 rounded-[3px] bg-sunk', width)} />)}
  </div>
)
