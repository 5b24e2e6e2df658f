/** A program that fails. */
throw new Error('the parser lost its way')
