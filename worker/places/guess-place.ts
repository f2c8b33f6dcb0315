import type { GuessPlace } from '../config.ts';
import type { Gazetteer } from './gazetteer.ts';

/** Kilometres around a guessed place in which its town is looked for. */
const maxKm = 100;

/** Parameters with which somebody says what they look for, or where. An empty `in` says anywhere. */
const asksForMore = ['in', 'near', 'bbox', 'q', 'when', 'category', 'business', 'cursor'];

/** Where Cloudflare thinks that a request comes from: https://developers.cloudflare.com/workers/runtime-apis/request/#incomingrequestcfproperties */
function placeOf(cf: unknown): { latitude: number; longitude: number } | null {
	if (typeof cf !== 'object' || cf === null) return null;
	const [latitude, longitude] = ['latitude', 'longitude'].map((name) => {
		const value: unknown = Reflect.get(cf, name);
		return typeof value === 'string' && value !== '' ? Number(value) : NaN;
	});
	if (latitude === undefined || longitude === undefined) return null;
	if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) return null;
	return { latitude, longitude };
}

/** To a tenth of a degree: more than that is nobody's business. */
const rounded = (degrees: number) => Math.round(degrees * 10) / 10;

/**
 * The address of the town whose list somebody sees who opens the home page without saying where.
 *
 * @param guess the setting
 * @returns its path; null for any other page, or without a guess
 */
export async function guessedAddress(
	request: Request,
	guess: GuessPlace,
	places: Pick<Gazetteer, 'nearest'>
): Promise<string | null> {
	const { pathname, searchParams } = new URL(request.url);
	const isRead = request.method === 'GET' || request.method === 'HEAD';
	if (guess === 'off' || !isRead || pathname !== '/') return null;
	if (asksForMore.some((name) => searchParams.has(name))) return null;
	const place = guess === 'visitor' ? placeOf(Reflect.get(request, 'cf')) : guess;
	if (!place) return null;
	const around = { latitude: rounded(place.latitude), longitude: rounded(place.longitude) };
	const town = await places.nearest(around, maxKm);
	return town ? `/in/${town.slug}` : null;
}

/** On the page of a town that has no events within 100 km: nobody is shown it unasked. */
export const nothingNear = 'x-nothing-near';
