/*
 * What Yjs says on the console, in the browser (next.config.ts): lib0's own way of saying it is 3 kB of colours and of schemas
 * for what may stand in a page.
 */
export const [ORANGE, RED, BOLD, UNBOLD] = ['', '', '', '']
/* eslint-disable no-console -- these are the console */
export const print = (...words: unknown[]): void => { console.log(...words) }
export const warn = (...words: unknown[]): void => { console.warn(...words) }
