import { walkThroughCognito } from '../../test/browser/sign-in.ts';
import { browserIn } from './travel.ts';
import type { Traveller, Trip } from './travel.ts';
import { readers } from './readers.ts';
import type { ReaderCode } from './readers.ts';

/** What is fast enough, and how often D1 and Cognito may be asked. */
export interface Case {
	name: string;
	/** Does one request, and returns how long it took and what it did. */
	measure: (scene: Scene) => Promise<Trip>;
	/** Milliseconds until the first byte and until the last, from `rtt` to the primary. */
	target: (rtt: number) => { head?: number; end?: number };
	/** Exactly. */
	tripsBeforeHead: number;
	maxTrips: number;
	/** Calls to Cognito. */
	cognito?: number;
	maxRows: number;
}

/** What the cases need in one place. */
export interface Scene {
	reader: ReaderCode;
	visitor: Traveller;
	/** Is signed in, and manages nothing. */
	anna: Traveller;
	/** Manages the business and the event. */
	emil: Traveller;
	event: { id: number; slug: string };
	business: { id: number; slug: string };
	/** Purges all cached pages, as changes of everything would. */
	forgetPages: () => Promise<void>;
}

/** @throws when the response is not as expected */
export async function visit(traveller: Traveller, path: string, status = 200): Promise<Trip> {
	await traveller.browser.visit(path);
	return lastTrip(traveller, status);
}

function lastTrip({ trips }: Traveller, status: number): Trip {
	const trip = trips.at(-1);
	if (trip?.status === status) return trip;
	throw new Error(`${trip?.path} answered ${trip?.status} instead of ${status}.`);
}

function requireCache(trip: Trip, wanted: string): Trip {
	if (trip.cacheStatus === `popmap; ${wanted}`) return trip;
	throw new Error(`${trip.path} was ${trip.cacheStatus} instead of ${wanted}.`);
}

const pages: Record<string, (scene: Scene) => string> = {
	home: () => '/',
	event: ({ event }) => `/events/${event.slug}`,
	business: ({ business }) => `/businesses/${business.slug}`,
	'filtered list': () => '/?category=food-drink'
};

const isMiss = (rtt: number) => ({ head: rtt + 150 });
const isAtOnce = () => ({ head: 50 });

const ofPage = ([name, path]: [string, (scene: Scene) => string]): Case[] => [
	{
		name: `${name}, miss`,
		async measure(scene) {
			await scene.forgetPages();
			return requireCache(await visit(scene.visitor, path(scene)), 'fwd=uri-miss');
		},
		target: isMiss,
		tripsBeforeHead: 1,
		maxTrips: 1,
		// A list tells how many events there are, up to a hundred.
		maxRows: 1_000
	},
	{
		name: `${name}, hit`,
		async measure(scene) {
			await visit(scene.visitor, path(scene));
			return requireCache(await visit(scene.visitor, path(scene)), 'hit');
		},
		target: isAtOnce,
		tripsBeforeHead: 0,
		maxTrips: 0,
		maxRows: 0
	},
	{
		name: `${name}, signed in`,
		async measure(scene) {
			await visit(scene.visitor, path(scene));
			return requireCache(await visit(scene.anna, path(scene)), 'hit');
		},
		target: (rtt) => ({ ...isAtOnce(), end: rtt + 100 }),
		tripsBeforeHead: 0,
		maxTrips: 1,
		maxRows: 20
	}
];

const isPersonal = (rtt: number) => ({ end: 2 * rtt + 100 });

/** The head from the cache, and the rest as it is now. */
const ofManager = (name: string): Case => ({
	name: `${name}, by its manager`,
	async measure(scene) {
		const path = pages[name]?.(scene) ?? '';
		await visit(scene.visitor, path);
		return requireCache(await visit(scene.emil, path), 'hit');
	},
	target: (rtt) => ({ ...isAtOnce(), ...isPersonal(rtt) }),
	tripsBeforeHead: 0,
	maxTrips: 2,
	maxRows: 500
});

export const cases: readonly Case[] = [
	...Object.entries(pages).flatMap(ofPage),
	ofManager('event'),
	ofManager('business'),
	{
		name: 'who am I',
		measure: ({ emil }) => visit(emil, '/api/auth/me'),
		target: isPersonal,
		tripsBeforeHead: 1,
		maxTrips: 1,
		maxRows: 10
	},
	{
		name: 'dashboard',
		measure: ({ emil }) => visit(emil, '/dashboard'),
		target: isPersonal,
		tripsBeforeHead: 2,
		maxTrips: 2,
		maxRows: 500
	},
	{
		name: 'join',
		async measure({ emil, event, business }) {
			const post = async (action: string) => {
				const json = { business_id: business.id };
				await emil.browser.visit(`/api/events/${event.id}/${action}`, { json });
				return lastTrip(emil, 200);
			};
			await post('leave');
			return post('join');
		},
		target: (rtt) => ({ end: 2 * rtt + 150 }),
		tripsBeforeHead: 2,
		maxTrips: 2,
		maxRows: 500
	},
	{
		name: 'sign-in',
		async measure({ reader }) {
			const someone = browserIn(reader);
			await walkThroughCognito(someone.browser, 'anna-attendee');
			const trip = someone.trips.find(({ path }) => path === '/callback');
			if (trip?.status === 303) return trip;
			throw new Error(`The callback answered ${trip?.status}.`);
		},
		target: (rtt) => ({ end: 3 * rtt + 150 }),
		tripsBeforeHead: 1,
		maxTrips: 2,
		cognito: 1,
		maxRows: 200
	}
];

export const rttOf = (reader: ReaderCode): number => readers[reader].toPrimary;
