/** A program that never comes back, as a parser might on a file made for it. */
for (;;);
