/** For the join panel: its buttons answer at once. */
export const csr = true;
