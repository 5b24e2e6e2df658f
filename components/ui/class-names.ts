import { clsx, type ClassValue } from 'clsx'
import { extendTailwindMerge } from 'tailwind-merge'

/** Our own names for sizes and shadows, or `text-body text-ink` would count as one colour twice. */
const merge = extendTailwindMerge({
  extend: {
    theme: {
      text: ['read', 'quote', 'display', 'title', 'heading', 'lede', 'body', 'small', 'micro'],
      shadow: ['key', 'card', 'pop'],
    },
  },
})

/** Joins class names; of two that set the same property, the later stays. */
export const cn = (...classes: ClassValue[]): string => merge(clsx(classes))
