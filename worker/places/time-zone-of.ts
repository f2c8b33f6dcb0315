import { readPoint } from '../input/coordinates.ts';
import type { Town } from './town.ts';

/** What a form says about a place, as it was typed. */
export interface TypedPlace {
	latitude?: string | undefined;
	longitude?: string | undefined;
	address?: string | undefined;
	location_name?: string | undefined;
}

interface Towns {
	/** The town of exactly this name, with its region or country perhaps. */
	named: (text: string) => Promise<Town | null>;
	nearest: (place: { latitude: number; longitude: number }, maxKm: number) => Promise<Town | null>;
}

/** Kilometres around a place in which its nearest town is looked for. */
const maxKm = 150;
/** Parts of an address that are looked at, from its end. */
const maxParts = 6;

/** `Wapping Road 7, 10997 Berlin` as [`Berlin`]: without streets that have a number, and postcodes. */
function partsOf(address: string): string[] {
	const parts = address.split(/[,\n]/).slice(-maxParts);
	return parts
		.filter((part, index) => index > 0 || parts.length === 1 || !/\d/.test(part))
		.map((part) => part.replace(/\S*\d\S*/g, ' ').trim())
		.filter((part) => part !== '');
}

async function townIn(address: string, { named }: Towns): Promise<Town | null> {
	const parts = partsOf(address);
	const last = parts.length - 1;
	// `Tijuana, Mexico` is not about the city of Mexico: the town that the rest agrees with comes first.
	const withRest = parts.slice(0, last).map((_, index) => parts.slice(index).join(', '));
	const alone = parts.filter((part) => part.length > 2).reverse();
	for (const text of [...withRest.reverse(), ...alone]) {
		const town = await named(text);
		if (town) return town;
	}
	return null;
}

/** The time zone of a place: that of the nearest town, or of the one in its address. */
export async function timeZoneOf(place: TypedPlace, towns: Towns): Promise<string | null> {
	const point = readPoint(place);
	const town = point
		? await towns.nearest(point, maxKm)
		: ((await townIn(place.address ?? '', towns)) ??
			(await townIn(place.location_name ?? '', towns)));
	return town?.timeZone ?? null;
}
