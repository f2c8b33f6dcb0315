/** Pages are HTML. One that is better with JavaScript says so itself; errors never need it. */
export const csr = false;
