/** A program that never comes back. */
for (;;);
