/** A program that tells which settings it sees, and prints. */
process.stdout.write('not for anybody\n')
process.once('message', () => process.send?.({ kind: 'refused', code: 'conflict', message: JSON.stringify(Object.keys(process.env)) }))
