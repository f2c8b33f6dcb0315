/**
 * Remembers what a function returned, by its arguments joined to a key, in this isolate. Only for
 * functions whose result depends on nothing else.
 *
 * @param max results; then it starts over, so that memory is bounded
 */
export function remember<Result>(max: number) {
	const results = new Map<string, Result>();
	return (key: string, make: () => Result): Result => {
		const known = results.get(key);
		if (known !== undefined) return known;
		const result = make();
		if (results.size >= max) results.clear();
		results.set(key, result);
		return result;
	};
}
