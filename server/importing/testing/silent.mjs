/** A program that ends and has said nothing. */
process.exit(0)
