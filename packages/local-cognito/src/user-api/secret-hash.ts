import type { AppClient } from '../config/config.ts';
import { notAuthorized } from './api-error.ts';

/**
 * Checks that a confidential client knows its secret: the HMAC of user name and client id, base64.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/signing-up-users-in-your-app.html#cognito-user-pools-computing-secret-hash
 *
 * @throws {ApiError} when it does not
 */
export async function requireSecretHash(
	{ id, secret }: AppClient,
	username: string,
	hash: string | undefined
): Promise<void> {
	if (secret === null && hash === undefined) return;
	if (hash === undefined) {
		throw notAuthorized(`Client ${id} is configured with secret but SECRET_HASH was not received`);
	}
	if (secret !== null && hash === (await secretHash(secret, username + id))) return;
	throw notAuthorized(`Unable to verify secret hash for client ${id}`);
}

async function secretHash(secret: string, message: string): Promise<string> {
	const bytes = new TextEncoder();
	const algorithm = { name: 'HMAC', hash: 'SHA-256' };
	const key = await crypto.subtle.importKey('raw', bytes.encode(secret), algorithm, false, [
		'sign'
	]);
	const mac = await crypto.subtle.sign('HMAC', key, bytes.encode(message));
	return btoa(String.fromCharCode(...new Uint8Array(mac)));
}
