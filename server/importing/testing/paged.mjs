/** Says that two of three pages are done, and never comes to an end. */
process.once('message', () => {
  process.send?.({ kind: 'progress', done: 1, total: 3 })
  process.send?.({ kind: 'progress', done: 2, total: 3 })
})
