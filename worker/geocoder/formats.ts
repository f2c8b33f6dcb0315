import * as v from 'valibot';
import type { GeocoderConfig } from '../config.ts';
import type { FoundAddress } from './types.ts';

/** Places that are offered for one address. */
const maxFound = 5;

const latitude = v.pipe(v.number(), v.minValue(-90), v.maxValue(90));
const longitude = v.pipe(v.number(), v.minValue(-180), v.maxValue(180));
/** Longer ones are cut: they are shown on a button. */
const maxName = 200;

const name = v.pipe(
	v.string(),
	v.trim(),
	v.nonEmpty(),
	v.transform((text) => text.slice(0, maxName))
);

/** https://nominatim.org/release-docs/latest/api/Output/#json */
const nominatimAnswer = v.pipe(
	v.array(
		v.object({
			display_name: name,
			lat: v.pipe(v.string(), v.transform(Number), latitude),
			lon: v.pipe(v.string(), v.transform(Number), longitude)
		})
	),
	v.transform((places) =>
		places.map(({ display_name, lat, lon }) => ({
			name: display_name,
			latitude: lat,
			longitude: lon
		}))
	)
);

const photonProperties = v.object({
	name: v.optional(v.string()),
	street: v.optional(v.string()),
	housenumber: v.optional(v.string()),
	postcode: v.optional(v.string()),
	city: v.optional(v.string()),
	state: v.optional(v.string()),
	country: v.optional(v.string())
});

/** https://github.com/komoot/photon/blob/master/docs/api-v1.md */
const photonAnswer = v.pipe(
	v.object({
		features: v.array(
			v.object({
				geometry: v.object({ coordinates: v.tuple([longitude, latitude]) }),
				properties: photonProperties
			})
		)
	}),
	v.transform(({ features }) =>
		features.map(({ geometry: { coordinates }, properties }) => ({
			name: nameOf(properties).slice(0, maxName),
			latitude: coordinates[1],
			longitude: coordinates[0]
		}))
	)
);

/** `Old Mill, Mill Lane 1, 10115 Berlin, Germany`. */
function nameOf(properties: v.InferOutput<typeof photonProperties>): string {
	const { name, street, housenumber, postcode, city, state, country } = properties;
	const inStreet = [street, housenumber].filter(Boolean).join(' ');
	const inTown = [postcode, city ?? state].filter(Boolean).join(' ');
	return [name, inStreet, inTown, country].filter(Boolean).join(', ');
}

const answers = { nominatim: nominatimAnswer, photon: photonAnswer };

/** The address of the question to a geocoder. */
export function questionTo({ url, kind }: GeocoderConfig, address: string, language: string): URL {
	const question = new URL(`${url}/${kind === 'nominatim' ? 'search' : 'api'}`);
	const { searchParams } = question;
	searchParams.set('q', address);
	searchParams.set('limit', String(maxFound));
	if (kind === 'nominatim') {
		searchParams.set('format', 'jsonv2');
		searchParams.set('accept-language', language);
	} else {
		searchParams.set('lang', language);
	}
	return question;
}

/** @returns the places of an answer; null for anything else than an answer */
export function readAnswer(kind: GeocoderConfig['kind'], json: unknown): FoundAddress[] | null {
	const parsed = v.safeParse(answers[kind], json);
	return parsed.success ? parsed.output.slice(0, maxFound) : null;
}
