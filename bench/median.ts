/** @returns the middle value; NaN of none */
export const median = (values: readonly number[]): number =>
	values.toSorted((one, other) => one - other)[values.length >> 1] ?? NaN;
