/** The names of IANA time zones, and UTC, which the list of the runtime lacks. */
export const timeZones = (): string[] => [...Intl.supportedValuesOf('timeZone'), 'UTC'];

/**
 * The visitor's time zone according to Cloudflare, or UTC.
 * https://developers.cloudflare.com/workers/runtime-apis/request/#incomingrequestcfproperties
 */
export function timeZoneOf(request: Request): string {
	const cf: unknown = 'cf' in request ? request.cf : null;
	const zone = typeof cf === 'object' && cf !== null && 'timezone' in cf ? cf.timezone : null;
	return typeof zone === 'string' && isTimeZone(zone) ? zone : 'UTC';
}

/** Also accepts alternative names, such as Asia/Kathmandu for Asia/Katmandu. */
function isTimeZone(name: string): boolean {
	try {
		new Intl.DateTimeFormat('en', { timeZone: name });
		return true;
	} catch {
		return false;
	}
}
