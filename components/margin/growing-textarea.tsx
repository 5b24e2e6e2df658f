'use client'

import { useLayoutEffect, useRef, type ComponentProps, type Ref } from 'react'
import { cn } from '@/components/ui/class-names.ts'

/** A field that is as high as its words, up to the limit of its style. */
export function GrowingTextarea({ className, value, fieldRef, ...props }: Omit<ComponentProps<'textarea'>, 'ref'> & { fieldRef?: Ref<HTMLTextAreaElement> }) {
  const own = useRef<HTMLTextAreaElement | null>(null)
  useLayoutEffect(() => {
    const field = own.current
    if (field === null) return
    field.style.setProperty('height', 'auto')
    field.style.setProperty('height', `${field.scrollHeight}px`)
  }, [value])
  return (
    <textarea
      ref={(element) => {
        own.current = element
        if (typeof fieldRef === 'function') fieldRef(element)
        else if (fieldRef) fieldRef.current = element
      }}
      rows={1}
      dir="auto"
      value={value}
      className={cn('writing', className)}
      {...props}
    />
  )
}
