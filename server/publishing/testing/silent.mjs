/** A program that ends and has said nothing. */
