import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { certificateIn, createSelfSigned, isValidFor } from './self-signed.ts';

describe('createSelfSigned', () => {
	const hosts = ['localhost', 'cognito.example', '127.0.0.1', '::1'];
	const { cert, key } = createSelfSigned(hosts);
	const certificate = new X509Certificate(cert);

	it.each(['localhost', 'cognito.example'])('is valid for the host %s', (host) => {
		expect(certificate.checkHost(host)).toBe(host);
	});

	it.each(['127.0.0.1', '::1'])('is valid for the address %s', (address) => {
		expect(certificate.checkIP(address)).toBe(address);
	});

	it('is for no other host, and ends within 397 days', () => {
		expect(certificate.checkHost('other.example')).toBeUndefined();
		const days = (Date.parse(certificate.validTo) - Date.now()) / 86_400_000;
		expect(days).toBeGreaterThan(390);
		expect(days).toBeLessThan(397);
	});

	it('was signed with its key', () => {
		expect(certificate.verify(certificate.publicKey)).toBe(true);
		expect(key).toContain('BEGIN PRIVATE KEY');
	});

	it('is kept until it ends, or other hosts are asked for', () => {
		const kept = key + cert;
		expect(certificateIn(kept)).toBe(cert);
		expect(isValidFor(kept, hosts)).toBe(true);
		expect(isValidFor(kept, [...hosts, 'other.example'])).toBe(false);
		expect(isValidFor(kept, hosts, new Date(Date.now() + 396 * 86_400_000))).toBe(false);
		expect(isValidFor(cert, hosts)).toBe(false);
		expect(isValidFor('', hosts)).toBe(false);
	});
});
