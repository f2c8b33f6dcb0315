import { generateKeyPairSync, randomBytes, sign, X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import {
	bits,
	boolean,
	integer,
	octets,
	oid,
	sequence,
	set,
	tagged,
	text,
	utcTime
} from './der.ts';

/** A certificate and its key, as PEM. */
export interface Certificate {
	cert: string;
	key: string;
}

/** Browsers accept no certificate that is valid for longer. */
const validDays = 397;
const day = 86_400_000;

const ecdsaWithSha256 = sequence(oid('1.2.840.10045.4.3.2'));

/** A certificate for these host names and addresses, which its own key has signed (RFC 5280). */
export function createSelfSigned(hosts: readonly string[], now = new Date()): Certificate {
	const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
	// A name of its own: programs that trust several certificates tell them apart by it.
	const label = `local-cognito ${randomBytes(6).toString('hex')}`;
	const name = sequence(set(sequence(oid('2.5.4.3'), text(label))));
	const toBeSigned = sequence(
		tagged(0xa0, integer(Buffer.from([2]))),
		integer(Buffer.concat([Buffer.from([1]), randomBytes(15)])),
		ecdsaWithSha256,
		name,
		sequence(
			utcTime(new Date(now.getTime() - day)),
			utcTime(new Date(now.getTime() + (validDays - 1) * day))
		),
		name,
		publicKey.export({ type: 'spki', format: 'der' }),
		tagged(0xa3, sequence(...extensions(hosts)))
	);
	const signature = sign('sha256', toBeSigned, privateKey);
	const der = sequence(toBeSigned, ecdsaWithSha256, bits(signature));
	return {
		cert: pem('CERTIFICATE', der),
		key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
	};
}

/** The certificate in a text that may hold its key as well. */
export const certificateIn = (text: string): string =>
	/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----\n/.exec(text)?.[0] ?? '';

/** Whether a kept certificate is for all of these hosts, and for a day at least. */
export function isValidFor(text: string, hosts: readonly string[], now = new Date()): boolean {
	const certificate = certificateIn(text);
	if (certificate === '' || !text.includes('PRIVATE KEY')) return false;
	const x509 = new X509Certificate(certificate);
	const covers = (host: string) =>
		(isIP(host) === 0 ? x509.checkHost(host) : x509.checkIP(host)) !== undefined;
	return hosts.every(covers) && Date.parse(x509.validTo) > now.getTime() + day;
}

/** An authority of its own, so that programs can be told to trust it, for servers at these hosts. */
const extensions = (hosts: readonly string[]) => [
	extension('2.5.29.19', true, sequence(boolean(true))),
	extension('2.5.29.15', true, bits(Buffer.from([0b1000_0100]), 2)),
	extension('2.5.29.37', false, sequence(oid('1.3.6.1.5.5.7.3.1'))),
	extension('2.5.29.17', false, sequence(...hosts.map(generalName)))
];

const extension = (id: string, isCritical: boolean, value: Buffer) =>
	sequence(oid(id), ...(isCritical ? [boolean(true)] : []), octets(value));

function generalName(host: string): Buffer {
	const address = addressBytes(host);
	return address ? tagged(0x87, address) : tagged(0x82, Buffer.from(host, 'ascii'));
}

function addressBytes(host: string): Buffer | null {
	if (isIP(host) === 4) return Buffer.from(host.split('.').map(Number));
	if (isIP(host) !== 6) return null;
	const [head = '', tail] = host.split('::');
	const groups = (part: string | undefined) => (part ? part.split(':') : []);
	const missing = 8 - groups(head).length - groups(tail).length;
	const zeros = tail === undefined ? [] : Array.from({ length: missing }, () => '0');
	const all = [...groups(head), ...zeros, ...groups(tail)];
	return Buffer.from(all.map((group) => group.padStart(4, '0')).join(''), 'hex');
}

const pem = (label: string, der: Buffer) =>
	`-----BEGIN ${label}-----\n${(der.toString('base64').match(/.{1,64}/g) ?? []).join('\n')}\n-----END ${label}-----\n`;
