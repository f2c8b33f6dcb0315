import { base64url } from 'jose';
import * as v from 'valibot';

/** What Facebook asks for. `issuedAt` in milliseconds since 1970, UTC. */
export interface FacebookDeletion {
	facebookUserId: string;
	issuedAt: number;
}

const payload = v.pipe(
	v.string(),
	v.parseJson(),
	v.object({
		algorithm: v.pipe(v.string(), v.toUpperCase(), v.literal('HMAC-SHA256')),
		user_id: v.pipe(v.union([v.string(), v.number()]), v.transform(String), v.regex(/^\d{1,32}$/)),
		issued_at: v.pipe(v.number(), v.integer())
	})
);

/** Milliseconds for which a request is accepted, so that a copy of it is of no use later. */
const maxAgeMs = 86_400_000;
const clockToleranceMs = 300_000;

const encoder = new TextEncoder();

function decode(text: string): Uint8Array<ArrayBuffer> | null {
	try {
		return new Uint8Array(base64url.decode(text));
	} catch {
		return null;
	}
}

const hmacKey = (secret: string, usage: 'sign' | 'verify') =>
	crypto.subtle.importKey('raw', encoder.encode(secret), { name: 'HMAC', hash: 'SHA-256' }, false, [
		usage
	]);

/**
 * Verifies a `signed_request` of Facebook. The comparison takes the same time for every signature.
 * https://developers.facebook.com/docs/development/create-an-app/app-dashboard/data-deletion-callback
 *
 * @param now milliseconds since 1970, UTC
 * @returns null for one that Facebook did not sign with this app's secret within the last day
 */
export async function verifySignedRequest(
	signedRequest: string,
	secret: string,
	now: number
): Promise<FacebookDeletion | null> {
	const [signature = '', content = '', ...rest] = signedRequest.split('.');
	const bytes = decode(signature);
	const json = decode(content);
	if (!bytes || !json || rest.length > 0) return null;
	const key = await hmacKey(secret, 'verify');
	if (!(await crypto.subtle.verify('HMAC', key, bytes, encoder.encode(content)))) return null;
	const parsed = v.safeParse(payload, new TextDecoder().decode(json));
	if (!parsed.success) return null;
	const issuedAt = parsed.output.issued_at * 1000;
	const ageMs = now - issuedAt;
	if (ageMs > maxAgeMs || ageMs < -clockToleranceMs) return null;
	return { facebookUserId: parsed.output.user_id, issuedAt };
}

/** The code of a request's status page, 128 bits: the same each time Facebook repeats the request. */
export async function confirmationCode(
	{ facebookUserId, issuedAt }: FacebookDeletion,
	secret: string
): Promise<string> {
	const key = await hmacKey(secret, 'sign');
	const content = encoder.encode(`status ${facebookUserId} ${issuedAt}`);
	const bytes = new Uint8Array(await crypto.subtle.sign('HMAC', key, content));
	return base64url.encode(bytes.subarray(0, 16));
}
