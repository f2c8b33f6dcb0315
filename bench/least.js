import { Hono } from 'hono';
import { base64url, compactVerify, generateKeyPair, SignJWT } from 'jose';
import { olivia } from './olivia.js';

const cookieBytes = 2_400;
const tokenBytes = 700;

/**
 * What opening a cookie and verifying its token take by themselves: a box and a token of the size
 * of ours, opened and verified with their keys at hand, and an answer with as many headers. Shows
 * how near to its bound a machine lets any Worker come that does both.
 */
export default new Hono().get('/api/auth/me', async () => {
	const { box, key, token, publicKey } = (sealed ??= await seal());
	const algorithm = { name: 'AES-GCM', iv: box.iv, additionalData: box.header };
	await crypto.subtle.decrypt(algorithm, key, base64url.decode(box.text));
	await compactVerify(token, publicKey, { algorithms: ['RS256'] });
	return new Response(JSON.stringify(olivia), { headers });
});

/** @type {Awaited<ReturnType<typeof seal>> | undefined} */
let sealed;

async function seal() {
	const { privateKey, publicKey } = await generateKeyPair('RS256');
	const claims = new SignJWT({ filling: 'x'.repeat(tokenBytes) });
	const token = await claims.setProtectedHeader({ alg: 'RS256', kid: 'least' }).sign(privateKey);
	const generated = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
		'encrypt',
		'decrypt'
	]);
	if (!(generated instanceof CryptoKey)) throw new TypeError('AES has one key');
	const iv = crypto.getRandomValues(new Uint8Array(12));
	const header = new TextEncoder().encode('a header');
	const algorithm = { name: 'AES-GCM', iv, additionalData: header };
	const bytes = await crypto.subtle.encrypt(algorithm, generated, new Uint8Array(cookieBytes));
	const text = base64url.encode(new Uint8Array(bytes));
	return { box: { iv, header, text }, key: generated, token, publicKey };
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
