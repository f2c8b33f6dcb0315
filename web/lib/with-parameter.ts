/** The path and query of a URL with one parameter replaced; null removes the parameter. */
export function withParameter(url: URL, name: string, value: string | null): string {
	const query = new URLSearchParams(url.searchParams);
	if (value === null) query.delete(name);
	else query.set(name, value);
	return query.size > 0 ? `${url.pathname}?${query}` : url.pathname;
}
