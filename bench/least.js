import { Hono } from 'hono';
import { base64url, compactVerify, generateKeyPair, SignJWT } from 'jose';
import { olivia } from './olivia.js';

/** @type {Hono<{ Bindings: { SESSION_KEYS: string } }>} */
const app = new Hono();

/**
 * What opening a session and verifying its token take by themselves: the cookie that was sent is
 * opened, a token like the one in it is put together and verified with its key at hand, and the
 * answer has as many headers. No limit, no schema, no row. Shows how near to its bound a machine
 * lets any Worker come that does both.
 */
export default app.get('/api/auth/me', async (c) => {
	const { key, publicKey, token } = (ready ??= await prepare(c.env.SESSION_KEYS));
	const cookie = c.req.header('cookie') ?? '';
	const [header = '', , iv = '', text = '', tag = ''] = cookie.slice('session='.length).split('.');
	const algorithm = {
		name: 'AES-GCM',
		iv: base64url.decode(iv),
		additionalData: encoder.encode(header)
	};
	await crypto.subtle.decrypt(algorithm, key, sealedBytes(text, tag));
	const written = token.map((part) => base64url.encode(part)).join('.');
	const { payload } = await compactVerify(written, publicKey, { algorithms: ['RS256'] });
	JSON.parse(decoder.decode(payload));
	return new Response(JSON.stringify(olivia), { headers });
});

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** @type {Awaited<ReturnType<typeof prepare>> | undefined} */
let ready;

/** @param {string} sessionKeys */
async function prepare(sessionKeys) {
	const bytes = base64url.decode(sessionKeys.split(':')[1] ?? '');
	const key = await crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['decrypt']);
	const { privateKey, publicKey } = await generateKeyPair('RS256');
	const ids = ['sub', 'origin_jti', 'event_id', 'jti', 'username'];
	const claims = new SignJWT({
		...Object.fromEntries(ids.map((name) => [name, crypto.randomUUID()])),
		iss: 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEfGhI',
		client_id: 'abcdefghijklmnopqrstuvwxyz',
		scope: 'openid email profile aws.cognito.signin.user.admin'
	});
	const token = await claims.setProtectedHeader({ alg: 'RS256', kid: 'least' }).sign(privateKey);
	return { key, publicKey, token: token.split('.').map((part) => base64url.decode(part)) };
}

/**
 * @param {string} text
 * @param {string} tag
 */
function sealedBytes(text, tag) {
	const length = Math.floor((text.length * 3) / 4);
	const sealed = new Uint8Array(length + 16);
	sealed.setFromBase64(text, { alphabet: 'base64url' });
	sealed.subarray(length).setFromBase64(tag, { alphabet: 'base64url' });
	return sealed;
}

const headers = new Headers({
	'content-type': 'application/json',
	'cache-control': 'private, no-store',
	'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
	'referrer-policy': 'same-origin',
	'server-timing': 'session;dur=0.0',
	'x-content-type-options': 'nosniff',
	'x-request-id': 'ABCD-EFGH-JKLM'
});
