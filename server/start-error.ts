/** The start cannot go on. The message is a plain sentence that says what is wrong and what to do; it is shown without a stack. */
export class StartError extends Error {
  constructor(message: string, options: { cause?: unknown } = {}) {
    super(message, options)
    this.name = 'StartError'
  }
}
