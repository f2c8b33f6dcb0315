import type { Clock } from '../clock.ts';
import type { Config, GeocoderConfig } from '../config.ts';
import type { Database } from '../database/client.ts';
import { notSignedIn } from '../http/errors.ts';
import { ok } from '../http/result.ts';
import type { Result } from '../http/result.ts';
import type { Log } from '../observability/log.ts';
import { foldName } from '../places/town.ts';
import { actingViewer } from '../users/current-viewer.ts';
import type { Identity } from '../users/identity.ts';
import {
	addressMissing,
	addressUnknown,
	geocoderBusy,
	geocoderUnavailable,
	tooManyAddressesUntil
} from './errors.ts';
import { questionTo, readAnswer } from './formats.ts';
import { keepAnswer, takeTurn } from './turns.ts';
import type { FoundAddress, Geocoder } from './types.ts';

export interface GeocoderContext {
	config: Pick<Config, 'origin' | 'geocoder'>;
	database: Database;
	fetch: (request: Request) => Promise<Response>;
	identity: () => Promise<Identity>;
	/** In which the places are named. */
	language: string;
	now: Clock;
	log: Log;
}

const timeoutMs = 3_000;

/** As much as an address has in the form. One letter can become eighteen when it is normalised. */
const maxLength = 300;

/** The geocoder of the settings; null if there is none. */
export function createGeocoder(context: GeocoderContext): Geocoder | null {
	const { geocoder } = context.config;
	if (!geocoder) return null;
	return {
		host: new URL(geocoder.url).host,
		async find(address) {
			const viewer = await actingViewer(context);
			if (!viewer) return notSignedIn;
			const normalized = address.normalize('NFKC').trim().slice(0, maxLength);
			return find(context, geocoder, viewer.id, normalized);
		}
	};
}

async function find(
	context: GeocoderContext,
	geocoder: GeocoderConfig,
	personId: string,
	address: string
): Promise<Result<FoundAddress[]>> {
	const { database, language, now } = context;
	const folded = foldName(address);
	if (folded === '') return addressMissing;
	const question = `${language} ${folded}`;
	const at = now();
	const turn = await takeTurn(database, question, personId, at);
	if (turn.kind === 'answered') return known(turn.found);
	if (turn.kind === 'busy') return geocoderBusy;
	if (turn.kind === 'asked_enough') return tooManyAddressesUntil((turn.until - at) / 1_000);
	await new Promise((resolve) => setTimeout(resolve, turn.at - now()));
	const found = await ask(context, geocoder, address);
	if (!found) return geocoderUnavailable;
	await keepAnswer(database, question, found);
	return known(found);
}

const known = (found: FoundAddress[]) => (found.length > 0 ? ok(found) : addressUnknown);

/** @returns null without an answer */
async function ask(
	{ config, fetch, language, log }: GeocoderContext,
	geocoder: GeocoderConfig,
	address: string
): Promise<FoundAddress[] | null> {
	try {
		const request = new Request(questionTo(geocoder, address, language), {
			// The policy of Nominatim asks for a name that identifies the site.
			headers: { accept: 'application/json', 'user-agent': `Popmap (${config.origin})` },
			redirect: 'manual',
			signal: AbortSignal.timeout(timeoutMs)
		});
		const response = await fetch(request);
		const found = response.ok ? readAnswer(geocoder.kind, await response.json()) : null;
		if (!found) log('geocoder_failed', { status: response.status });
		return found;
	} catch (error) {
		log('geocoder_failed', { reason: error instanceof Error ? error.name : 'unknown' });
		return null;
	}
}
