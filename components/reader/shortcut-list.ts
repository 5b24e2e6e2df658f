/** As `?` lists them; the words are the catalogue's. */
export const shortcutList = [
  {
    title: 'move',
    keys: [
      { keys: ['j', 'k'], does: 'paragraph' },
      { keys: ['n', 'p'], does: 'note' },
      { keys: ['/'], does: 'search' },
      { keys: ['Enter', 'Shift Enter'], does: 'find' },
      { keys: ['c'], does: 'contents' },
      { keys: ['Esc'], does: 'escape' },
    ],
  },
  {
    title: 'select',
    keys: [
      { keys: ['s', 'Shift s'], does: 'sentence' },
      { keys: ['e', 'Shift e'], does: 'moreSentence' },
      { keys: ['w', 'Shift w'], does: 'moreWord' },
    ],
  },
  {
    title: 'passage',
    keys: [
      { keys: ['1', '…', '6'], does: 'mark' },
      { keys: ['h'], does: 'highlight' },
      { keys: ['a'], does: 'comment' },
      { keys: ['q'], does: 'ask' },
      { keys: ['d'], does: 'debate' },
      { keys: ['y'], does: 'link' },
      { keys: ['Shift'], does: 'alone' },
    ],
  },
  {
    title: 'notes',
    keys: [
      { keys: ['r'], does: 'reply' },
      { keys: ['Ctrl Enter'], does: 'send' },
      { keys: ['Ctrl z', 'Ctrl Shift z'], does: 'undo' },
      { keys: ['v'], does: 'filter' },
      { keys: ['x'], does: 'clear' },
      { keys: ['l'], does: 'layer' },
      { keys: ['m'], does: 'hide' },
      { keys: ['f'], does: 'follow' },
      { keys: ['?'], does: 'help' },
    ],
  },
] as const satisfies { title: string; keys: { keys: string[]; does: string }[] }[]
