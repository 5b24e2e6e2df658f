/** A program that keeps what it makes. */
const kept = []
for (;;) kept.push(Array.from({ length: 1000 }, (_, index) => `${index}`))
