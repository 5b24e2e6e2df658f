import type { Mark } from '@/lib/domain/annotation/mark.ts'
import { marks } from '@/lib/domain/annotation/mark.ts'

/** What a key asks for, wherever nobody is typing. */
export type Command =
  | { do: 'paragraph'; by: 1 | -1 }
  | { do: 'note'; by: 1 | -1 }
  | { do: 'step'; unit: 'sentence' | 'word'; direction: 1 | -1; mode: 'move' | 'extend' }
  | { do: 'mark'; mark: Mark; alone: boolean }
  | { do: 'write'; motivation: 'commenting' | 'questioning'; alone: boolean }
  | { do: 'reply' | 'filter' | 'clear' | 'layer' | 'hide' | 'contents' | 'follow' | 'search' | 'debate' | 'link' | 'help' | 'escape' }

interface Pressed {
  key: string
  code: string
  shiftKey: boolean
}

/** The command of a key press without Ctrl, Alt or Command; null for all others. */
export function commandOf({ key, code, shiftKey }: Pressed): Command | null {
  const digit = /^(?:Digit|Numpad)([1-6])$/.exec(code)?.[1]
  const mark = digit === undefined ? undefined : marks[Number(digit) - 1]
  if (mark !== undefined && (shiftKey || key === digit)) return { do: 'mark', mark, alone: shiftKey }
  switch (key) {
    case 'j': return { do: 'paragraph', by: 1 }
    case 'k': return { do: 'paragraph', by: -1 }
    case 'n': return { do: 'note', by: 1 }
    case 'p': return { do: 'note', by: -1 }
    case 's': return { do: 'step', unit: 'sentence', direction: 1, mode: 'move' }
    case 'S': return { do: 'step', unit: 'sentence', direction: -1, mode: 'move' }
    case 'e': return { do: 'step', unit: 'sentence', direction: 1, mode: 'extend' }
    case 'E': return { do: 'step', unit: 'sentence', direction: -1, mode: 'extend' }
    case 'w': return { do: 'step', unit: 'word', direction: 1, mode: 'extend' }
    case 'W': return { do: 'step', unit: 'word', direction: -1, mode: 'extend' }
    case 'a':
    case 'A': return { do: 'write', motivation: 'commenting', alone: shiftKey }
    case 'q':
    case 'Q': return { do: 'write', motivation: 'questioning', alone: shiftKey }
    case 'h':
    case 'H': return { do: 'mark', mark: 'plain', alone: shiftKey }
    case 'r': return { do: 'reply' }
    case 'v': return { do: 'filter' }
    case 'x': return { do: 'clear' }
    case 'l': return { do: 'layer' }
    case 'm': return { do: 'hide' }
    case 'f': return { do: 'follow' }
    case 'c': return { do: 'contents' }
    case '/': return { do: 'search' }
    case 'd': return { do: 'debate' }
    case 'y': return { do: 'link' }
    case '?': return { do: 'help' }
    case 'Escape': return { do: 'escape' }
    default: return null
  }
}
