/** Zones of the IANA database to choose from, with UTC, which the list leaves out. */
export const timeZones = (): string[] => [...Intl.supportedValuesOf('timeZone'), 'UTC'];

/**
 * Where the network says that a request comes from; UTC where it does not say.
 * https://developers.cloudflare.com/workers/runtime-apis/request/#incomingrequestcfproperties
 */
export function timeZoneOf(request: Request): string {
	const cf: unknown = 'cf' in request ? request.cf : null;
	const zone = typeof cf === 'object' && cf !== null && 'timezone' in cf ? cf.timezone : null;
	return typeof zone === 'string' && isTimeZone(zone) ? zone : 'UTC';
}

/** The list has one name of each zone; others, as Asia/Kathmandu beside Asia/Katmandu, are as good. */
function isTimeZone(name: string): boolean {
	try {
		new Intl.DateTimeFormat('en', { timeZone: name });
		return true;
	} catch {
		return false;
	}
}
