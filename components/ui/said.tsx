'use client'

import { useSentence } from '@/components/ui/use-sentence.ts'

/** A sentence of the server or of a schema, in the reader's language. */
export const Said = ({ children }: { children: string }) => useSentence()(children)
