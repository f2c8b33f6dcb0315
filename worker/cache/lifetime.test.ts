import { describe, expect, it } from 'vitest';
import { lifetimeUntil, readCacheControl, toCacheControl } from './lifetime.ts';

const headerAfter = (seconds: number) => {
	const lifetime = lifetimeUntil(1_000, 1_000 + seconds * 1000);
	return lifetime && toCacheControl(lifetime);
};

describe('the lifetime of a public page', () => {
	it.each([
		[Infinity, 'max-age=60, stale-while-revalidate=60, stale-if-error=600'],
		[120, 'max-age=60, stale-while-revalidate=60, stale-if-error=600'],
		[119.9, 'max-age=60, stale-while-revalidate=59, stale-if-error=600'],
		[60, 'max-age=60, stale-while-revalidate=0, stale-if-error=600'],
		[1.5, 'max-age=1, stale-while-revalidate=0, stale-if-error=600'],
		[0.9, null]
	])('when something changes in %s seconds is %s', (seconds, header) =>
		expect(headerAfter(seconds)).toBe(header)
	);

	it('is read as it was written', () => {
		const lifetime = { fresh: 60, whileRevalidating: 59, onError: 600 };
		expect(readCacheControl(toCacheControl(lifetime))).toEqual(lifetime);
	});

	it.each([null, '', 'no-store', 'private, max-age=60', 'max-age=60, no-store', 's-maxage=60'])(
		'is none for %s',
		(header) => expect(readCacheControl(header)).toBeNull()
	);
});
