/** Longer than what map apps copy. */
const maxLength = 2_000;

const decimal = '[-+]?\\d{1,3}(?:\\.\\d{1,20})?';
const pair = (separator: string) => new RegExp(`^(${decimal})${separator}(${decimal})`);

/** `52.52,13.405`, with more after it perhaps: a zoom, or a name in brackets. */
const commas = pair('(?:,| |, )');
/** What precedes a pair in the path of a link. */
const inPath = [/\/@/, /\/(?:place|search|dir\/[^/]*)\//];
/** Parameters that hold a pair, those that name the place itself first. */
const parameters = ['coordinate', 'query', 'q', 'destination', 'daddr', 'll', 'sll', 'center'];

interface Point {
	latitude: number;
	longitude: number;
}

function toPoint(match: RegExpExecArray | null): Point | null {
	const [, latitude, longitude] = match ?? [];
	return latitude === undefined || longitude === undefined
		? null
		: { latitude: Number(latitude), longitude: Number(longitude) };
}

const readPair = (text: string | null) => toPoint(commas.exec(text?.trim() ?? ''));

/** `geo:52.52,13.405;u=35`, or `geo:0,0?q=52.52,13.405(Name)` as Android writes it: RFC 5870. */
function readGeo(text: string): Point | null {
	const [place = '', query = ''] = text.slice('geo:'.length).split('?');
	return readPair(new URLSearchParams(query).get('q')) ?? readPair(place);
}

/** Google's `!3d52.52!4d13.405`, which is the pin and not the middle of the map. */
const readGooglePin = (href: string) =>
	toPoint(new RegExp(`!3d(${decimal})!4d(${decimal})`).exec(href));

/** OpenStreetMap's pin, or else the middle of its map: `#map=17/52.52/13.405`. */
function readOpenStreetMap({ searchParams, hash }: URL): Point | null {
	const pin = readPair(`${searchParams.get('mlat')},${searchParams.get('mlon')}`);
	const [, zoomed = ''] = /[#&]map=\d+(?:\.\d+)?\/(.*)/.exec(hash) ?? [];
	return pin ?? toPoint(pair('/').exec(zoomed));
}

function readPath({ pathname }: URL): Point | null {
	for (const before of inPath) {
		const found = before.exec(pathname);
		const rest = found && pathname.slice(found.index + found[0].length).replaceAll('+', '');
		const point = rest ? readPair(rest) : null;
		if (point) return point;
	}
	return null;
}

/**
 * Reads the place that a link of Google, Apple, OpenStreetMap and similar maps is about, or a `geo:`
 * URI. Short links do not tell.
 *
 * @returns null for anything else
 */
export function readMapLink(text: string): Point | null {
	const link = text.trim();
	if (link.length > maxLength) return null;
	if (/^geo:/i.test(link)) return readGeo(link);
	const url = /^https?:\/\//i.test(link) ? URL.parse(link) : null;
	if (!url) return null;
	const named = parameters.map((name) => readPair(url.searchParams.get(name)));
	const bing = toPoint(pair('~').exec(url.searchParams.get('cp') ?? ''));
	return (
		readGooglePin(url.href) ??
		named.find((point) => point !== null) ??
		readOpenStreetMap(url) ??
		readPath(url) ??
		bing
	);
}
