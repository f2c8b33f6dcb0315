import type { Context } from 'hono';
import type { AppEnv } from './app-env.ts';
import { digestOf } from './digest.ts';
import { knownIdentityOf } from './viewer.ts';
import { isRecord } from '../input/is-record.ts';

/** Seconds for which anyone's cache may answer what is the same for everyone. */
const publicSeconds = 30;

/** Who may see an answer: what depends on the viewer is for them alone. */
type Audience = 'everyone' | 'viewer';

/**
 * Answers JSON with an ETag, or 304 where the client has it already (RFC 9110, 13.1.2).
 *
 * @param version the thing's own, which If-Match is compared with when it is changed
 */
export async function answerJson(
	c: Context<AppEnv>,
	body: object,
	{ audience, version }: { audience: Audience; version?: number }
): Promise<Response> {
	const text = JSON.stringify(body);
	const etag = await etagOf(text, version);
	const isForAll = audience === 'everyone' && knownIdentityOf(c).kind === 'anonymous';
	const forOne = audience === 'everyone' ? 'private, no-cache' : 'private, no-store';
	const headers = {
		etag,
		'cache-control': isForAll ? `public, max-age=${publicSeconds}` : forOne,
		vary: 'Cookie, Authorization'
	};
	if (matches(c.req.header('if-none-match'), etag)) return c.body(null, 304, headers);
	return c.body(text, 200, { ...headers, 'content-type': 'application/json' });
}

async function etagOf(text: string, version: number | undefined): Promise<string> {
	const hash = await digestOf(text);
	return version === undefined ? `"${hash}"` : `"${version}-${hash}"`;
}

const matches = (header: string | undefined, etag: string): boolean =>
	header !== undefined &&
	header.split(',').some((one) => one.trim() === '*' || one.trim().replace(/^W\//, '') === etag);

/**
 * The version that If-Match names, as an ETag of ours or as the bare number; null for `*` and for
 * none. What is neither names a version that there never was.
 */
function versionFromIfMatch(c: Context<AppEnv>): number | null {
	const header = c.req.header('if-match')?.trim();
	if (header === undefined || header === '*') return null;
	return Number(/^(?:W\/)?"?(\d{1,9})(?:-[0-9a-f]+)?"?$/.exec(header)?.[1] ?? 0);
}

/** What a client sent, with the version that it says it read in If-Match. */
export function withIfMatch(c: Context<AppEnv>, body: unknown): unknown {
	const version = versionFromIfMatch(c);
	return version === null || !isRecord(body) ? body : { ...body, version };
}
