/** A count in the query of a URL; null when it is missing or is not a whole number from 0. */
export function countParameter(url: URL, name: string): number | null {
	const count = Number(url.searchParams.get(name) ?? NaN);
	return Number.isSafeInteger(count) && count >= 0 ? count : null;
}
