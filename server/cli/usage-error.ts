/** A command was called wrongly; the message says how it is called. Exit code 2. */
export class UsageError extends Error {}
