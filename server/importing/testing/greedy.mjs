/** A program that fills its heap. */
const kept = []
for (let size = 0; ; size += 1) kept.push(Array.from({ length: 1000 }, (_, index) => ({ size, index })))
