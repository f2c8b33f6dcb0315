import fc from 'fast-check';
import { base64url, compactDecrypt, CompactEncrypt } from 'jose';
import { describe, expect, it } from 'vitest';
import { createSealedBox } from './sealed-box.ts';
import type { Purpose } from './sealed-box.ts';

const keyOf = (id: string, first: number) => ({
	id,
	secret: Uint8Array.from({ length: 32 }, (_, index) => (first + index) % 256)
});
const [k1, k2] = [keyOf('k1', 0), keyOf('k2', 100)];
const content = new TextEncoder().encode('a secret identity');
const purposes: Purpose[] = ['session', 'pending-sign-in', 'successor'];

describe('a sealed box', () => {
	it.each(purposes)('opens for the purpose that it was sealed for: %s', async (purpose) => {
		const box = createSealedBox([k1]);
		const sealed = await box.seal(purpose, content);
		expect(await box.open(purpose, sealed)).toEqual({ content, oldKey: false });
		for (const other of purposes.filter((each) => each !== purpose)) {
			expect(await box.open(other, sealed)).toBeNull();
		}
	});

	it('is different each time', async () => {
		const box = createSealedBox([k1]);
		const sealed = await Promise.all(
			Array.from({ length: 100 }, () => box.seal('session', content))
		);
		expect(new Set(sealed).size).toBe(100);
		expect(new Set(sealed.map((each) => each.split('.')[2])).size).toBe(100);
	});

	it('does not reveal its content', async () => {
		const sealed = await createSealedBox([k1]).seal('session', content);
		expect(sealed).not.toContain(base64url.encode(content));
		const [header = ''] = sealed.split('.');
		expect(JSON.parse(new TextDecoder().decode(base64url.decode(header)))).toEqual({
			alg: 'dir',
			enc: 'A256GCM',
			kid: 'k1',
			typ: 'session'
		});
	});

	it('opens after the first key was replaced, and reports the old key', async () => {
		const sealed = await createSealedBox([k1]).seal('session', content);
		expect(await createSealedBox([k2, k1]).open('session', sealed)).toEqual({
			content,
			oldKey: true
		});
		expect(await createSealedBox([k1, k2]).open('session', sealed)).toMatchObject({
			oldKey: false
		});
		expect(await createSealedBox([k2]).open('session', sealed)).toBeNull();
	});

	it('does not open with another key of the same id', async () => {
		const sealed = await createSealedBox([k1]).seal('session', content);
		expect(await createSealedBox([{ ...k2, id: 'k1' }]).open('session', sealed)).toBeNull();
	});

	it('does not open after any of 2,000 changes', async () => {
		const box = createSealedBox([k1, k2]);
		const sealed = await box.seal('session', content);
		const change = fc.record({
			part: fc.constantFrom(0, 2, 3, 4),
			at: fc.nat(),
			bit: fc.nat(7)
		});
		const changed = fc.asyncProperty(change, async ({ part, at, bit }) => {
			const parts = sealed.split('.');
			const bytes = base64url.decode(parts[part] ?? '');
			const index = at % bytes.length;
			bytes[index] = (bytes[index] ?? 0) ^ (1 << bit);
			parts[part] = base64url.encode(bytes);
			expect(await box.open('session', parts.join('.'))).toBeNull();
		});
		await fc.assert(changed, { numRuns: 2000 });
	});

	it.each([
		'',
		'nonsense',
		'....',
		'a.b.c.d.e',
		'eyJhbGciOiJub25lIn0..',
		'ü.ü.ü.ü.ü',
		'x'.repeat(20_000)
	])('does not open “%s”', async (box) => {
		expect(await createSealedBox([k1]).open('session', box)).toBeNull();
	});

	it.each([
		['another encryption', { alg: 'dir', enc: 'A128GCM' }, 16],
		['an encryption without GCM', { alg: 'dir', enc: 'A128CBC-HS256' }, 32],
		['a key that is wrapped', { alg: 'A256KW', enc: 'A256GCM' }, 32],
		['a key made from a password', { alg: 'PBES2-HS256+A128KW', enc: 'A256GCM' }, 32]
	])('rejects %s, even with the right key', async (_, header, bytes) => {
		const sealed = await new CompactEncrypt(content)
			.setProtectedHeader({ ...header, kid: 'k1', typ: 'session' })
			.encrypt(k1.secret.subarray(0, bytes));
		expect(await createSealedBox([k1]).open('session', sealed)).toBeNull();
	});

	it('rejects compressed content', async () => {
		const sealed = await createSealedBox([k1]).seal('session', content);
		const [header = '', ...rest] = sealed.split('.');
		const members = JSON.parse(new TextDecoder().decode(base64url.decode(header)));
		const zipped = base64url.encode(JSON.stringify({ ...members, zip: 'DEF' }));
		expect(await createSealedBox([k1]).open('session', [zipped, ...rest].join('.'))).toBeNull();
	});

	it('rejects misplaced dots and additional characters', async () => {
		const box = createSealedBox([k1]);
		const [header, , iv, ciphertext, tag] = (await box.seal('session', content)).split('.');
		const whole = `${ciphertext}${tag}`;
		// Fifteen bytes are twenty characters, so a dot can move without any other change.
		for (const at of [4, 8, 16, 24, 40]) {
			const moved = [header, '', iv, whole.slice(0, at), whole.slice(at)].join('.');
			expect(await box.open('session', moved)).toBeNull();
		}
		for (const variant of [
			`${header}.AA.${iv}.${ciphertext}.${tag}`,
			`${header}..${iv}.${ciphertext}.${tag}.`,
			`${header}..${iv}.${ciphertext}.${tag}=`,
			`${header}..${iv}.${ciphertext}. ${tag}`,
			`${header}..${iv} .${ciphertext}.${tag}`,
			`${header}..${iv}.${ciphertext?.slice(0, 5)}\t${ciphertext?.slice(5)}.${tag}`,
			`${header}=..${iv}.${ciphertext}.${tag}`
		]) {
			expect(await box.open('session', variant)).toBeNull();
		}
	});

	it.each([15, 16, 17])(
		'accepts only the canonical last character, with %i bytes of content',
		async (length) => {
			const box = createSealedBox([k1]);
			const sealed = (await box.seal('session', new Uint8Array(length))).split('.');
			const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
			for (const place of [3, 4]) {
				const part = sealed[place] ?? '';
				for (const letter of letters.replace(part.at(-1) ?? '', '')) {
					const variant = sealed.with(place, part.slice(0, -1) + letter).join('.');
					expect(await box.open('session', variant), `${letter} at the end`).toBeNull();
				}
			}
		}
	);

	it('rejects an IV that does not have twelve bytes, even with the right key', async () => {
		const [header = ''] = (await createSealedBox([k1]).seal('session', content)).split('.');
		const key = await crypto.subtle.importKey('raw', k1.secret, 'AES-GCM', false, ['encrypt']);
		const sealWith = async (ivLength: number) => {
			const iv = new Uint8Array(ivLength);
			const additionalData = new TextEncoder().encode(header);
			const algorithm = { name: 'AES-GCM', iv, additionalData };
			const sealed = new Uint8Array(await crypto.subtle.encrypt(algorithm, key, content));
			const [ciphertext, tag] = [sealed.subarray(0, -16), sealed.subarray(-16)];
			return `${header}..${[iv, ciphertext, tag].map((each) => base64url.encode(each)).join('.')}`;
		};
		const box = createSealedBox([k1]);
		expect(await box.open('session', await sealWith(12))).toMatchObject({ content });
		expect(await box.open('session', await sealWith(16))).toBeNull();
	});

	it('is interoperable with other JWE libraries', async () => {
		const sealed = await createSealedBox([k1]).seal('session', content);
		expect((await compactDecrypt(sealed, k1.secret)).plaintext).toEqual(content);
		const ofLibrary = await new CompactEncrypt(content)
			.setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid: 'k1', typ: 'session' })
			.encrypt(k1.secret);
		expect(await createSealedBox([k1]).open('session', ofLibrary)).toMatchObject({ content });
	});

	it('requires a key', () => {
		expect(() => createSealedBox([])).toThrow(TypeError);
	});
});
