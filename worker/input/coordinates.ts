import * as v from 'valibot';
import { isRecord } from './is-record.ts';
import { readMapLink } from './map-link.ts';

type Axis = 'latitude' | 'longitude';

const maxDegrees = { latitude: 90, longitude: 180 };

/** Longer than a pair in degrees, minutes and seconds can be. */
const maxLength = 100;

const number = (digits: number) => `\\d{1,${digits}}(?:[.,]\\d{1,20})?`;

/** Degrees, with minutes and seconds or without. */
const size = (name: string) =>
	`(?<degrees${name}>${number(3)})(?: ?° ?(?:(?<minutes${name}>${number(2)}) ?′ ?(?:(?<seconds${name}>${number(2)}) ?″ ?)?)?)?`;

/** `N 52.52`, or else `-52.52` and `52.52 N`. */
const before = (name: string) => `(?<direction${name}>[NSEW]) ?${size(name)}`;
const after = (name: string) => `(?<sign${name}>[-+])?${size(name)} ?(?<direction${name}>[NSEW])?`;

const separator = '(?: ?[,;/] ?| )';
const single = [before('1'), after('1')].map((one) => new RegExp(`^${one}$`, 'u'));
const pairs = [before, after].map((one) => new RegExp(`^${one('1')}${separator}${one('2')}$`, 'u'));

function match(patterns: readonly RegExp[], text: string) {
	if (text.length > maxLength) return null;
	const tidied = tidy(text);
	for (const pattern of patterns) {
		const groups = pattern.exec(tidied)?.groups;
		if (groups) return groups;
	}
	return null;
}

/** The signs that people copy from maps or type, as one of each kind. */
const tidy = (text: string) =>
	text
		.replace(/^\s*geo:/i, '')
		.replace(/[()[\]]/g, ' ')
		.replace(/[\u2012\u2013\u2212\uFE63\uFF0D]/g, '-')
		.replace(/[º˚]/g, '°')
		.replace(/''|["”“]/g, '″')
		.replace(/['’‘]/g, '′')
		.replace(/\s+/g, ' ')
		.trim()
		.toUpperCase();

interface Read {
	degrees: number;
	/** Which one its direction says that it is; null without one. */
	axis: Axis | null;
}

const toNumber = (text: string | undefined) => Number((text ?? '0').replace(',', '.'));

function readGroups(groups: Record<string, string | undefined>, name: string): Read | null {
	const group = (part: string) => groups[part + name];
	const [direction, sign] = [group('direction'), group('sign')];
	const [minutes, seconds] = [toNumber(group('minutes')), toNumber(group('seconds'))];
	if ((direction && sign) || minutes >= 60 || seconds >= 60) return null;
	const degrees = toNumber(group('degrees')) + minutes / 60 + seconds / 3600;
	const isNegative = sign === '-' || direction === 'S' || direction === 'W';
	const axis = /[NS]/.test(direction ?? '') ? 'latitude' : direction ? 'longitude' : null;
	return { degrees: isNegative ? -degrees : degrees, axis };
}

/** Reads `52.52`, `52,52`, `52.52° N`, `−33.9` or `52° 31′ 12″ N`; null for anything else. */
function readDegrees(text: string, axis: Axis): number | null {
	const groups = match(single, text);
	const read = groups ? readGroups(groups, '1') : null;
	return read && (read.axis ?? axis) === axis ? read.degrees : null;
}

/**
 * Reads both numbers of a place from one text, as map apps copy them: `52.5200, 13.4050`.
 *
 * @returns null when the text is a single number or no coordinates
 */
function readPair(text: string): Record<Axis, number> | null {
	const groups = match(single, text) ? null : match(pairs, text);
	const [first, second] = groups ? [readGroups(groups, '1'), readGroups(groups, '2')] : [];
	if (!first || !second) return null;
	const isSwapped = first.axis === 'longitude' || second.axis === 'latitude';
	const [latitude, longitude] = isSwapped ? [second, first] : [first, second];
	if (latitude.axis === 'longitude' || longitude.axis === 'latitude') return null;
	return { latitude: latitude.degrees, longitude: longitude.degrees };
}

const pairIn = (value: unknown) =>
	typeof value === 'string' ? (readMapLink(value) ?? readPair(value)) : null;

/**
 * Divides a place that was entered whole, or as a link of a map, into one of its two fields, whatever is in the other: it may
 * be left from before. What is no such place stays as it is, to be validated.
 */
export function splitCoordinates(raw: unknown): unknown {
	if (!isRecord(raw)) return raw;
	const pair = pairIn(raw['latitude']) ?? pairIn(raw['longitude']);
	return pair ? { ...raw, ...pair } : raw;
}

/** Degrees as a number or as people write them, to a tenth of a metre. */
export const degrees = (axis: Axis, message: string) =>
	v.pipe(
		v.union(
			[
				v.number(),
				v.pipe(
					v.string(),
					v.rawTransform(({ dataset, addIssue, NEVER }) => {
						const read = readDegrees(dataset.value, axis);
						if (read !== null) return read;
						addIssue({ message });
						return NEVER;
					})
				)
			],
			message
		),
		v.minValue(-maxDegrees[axis], message),
		v.maxValue(maxDegrees[axis], message),
		v.transform((degrees) => Math.round(degrees * 1e6) / 1e6)
	);

const point = v.object({ latitude: degrees('latitude', ''), longitude: degrees('longitude', '') });

/** Reads the two fields of a place, as people typed them. @returns null unless both are valid */
export function readPoint(raw: unknown): Record<Axis, number> | null {
	const result = v.safeParse(point, splitCoordinates(raw));
	return result.success ? result.output : null;
}
