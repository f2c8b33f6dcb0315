import { describe, expect, it } from 'vitest';
import { en as text } from '../text/en.ts';
import { notificationKinds } from '../database/notification-kinds.ts';
import { notificationSamples } from '../testing/notification-samples.ts';
import { compose } from './compose.ts';
import { mailKinds } from './kinds.ts';
import type { MailData, MailKind } from './kinds.ts';
import { messageOf } from './messages.ts';

const surroundings = {
	language: 'en' as const,
	origin: 'https://popmap.test',
	text,
	reason: text.mail.aboutAccount,
	unsubscribeUrl: 'https://popmap.test/unsubscribe/token'
};

const place = { at: Date.UTC(2027, 2, 6, 9), device: 'Chrome on Android', country: 'DE' };

const samples: { [K in MailKind]: MailData<K> } = {
	new_device: { ...place, provider: 'Cognito' },
	security_changed: { ...place, change: 'password' },
	address_changed: place,
	account_deleted: { at: place.at },
	address_code: { code: '123456' },
	alert: { title: 'Errors', lines: ['There were ten errors in five minutes.'] },
	suspension: { change: 'suspended', reason: 'Spam' },
	team_invitation: {
		from: 'Emil',
		business: 'Bakery',
		role: 'helper',
		path: '/invitations/token'
	},
	...notificationSamples
};

const kinds: MailKind[] = [
	...([
		'new_device',
		'security_changed',
		'address_changed',
		'account_deleted',
		'address_code',
		'alert',
		'suspension',
		'team_invitation'
	] as const),
	...notificationKinds
];

const composed = (kind: MailKind, data: unknown = samples[kind]) =>
	compose(messageOf(kind, data, text), surroundings);

const cancelled = (title: string) =>
	composed('event_cancelled', { ...samples.event_cancelled, title });

describe('a message', () => {
	it('exists for every kind', () => {
		expect(kinds.toSorted()).toEqual(Object.keys(mailKinds).toSorted());
	});

	it.each(kinds)('of the kind %s says the same as text and as HTML', async (kind) => {
		const { paragraphs, facts = [], link } = messageOf(kind, samples[kind], text);
		const message = await composed(kind);
		for (const words of [...paragraphs, ...facts.map(({ value }) => value)]) {
			expect(message.text).toContain(words);
			expect(message.html).toContain(words);
		}
		if (link) {
			expect(message.text).toContain(`https://popmap.test${link.path}`);
			expect(message.html).toContain(`href="https://popmap.test${link.path}"`);
		}
		expect(message.html).not.toContain('undefined');
	});

	it('says when, with which browser and from which country something was done', async () => {
		const { text: plain } = await composed('security_changed');
		expect(plain).toContain('When: Saturday, 6 March 2027 at 09:00 UTC');
		expect(plain).toContain('Device: Chrome on Android');
		expect(plain).toContain('Country: Germany');
	});

	it.each([
		['XX', 'Unknown country'],
		[null, 'Unknown country'],
		['T1', 'Tor network'],
		['not a country', 'Unknown country']
	])('names the country %s as %s', async (country, name) => {
		const { text: plain } = await composed('address_changed', { ...place, country });
		expect(plain).toContain(`Country: ${name}`);
	});

	it('gives the time of an event by the clocks of its place', async () => {
		const { text: plain } = await composed('event_cancelled');
		expect(plain).toContain('When: Saturday, 6 March 2027 at 10:00\n');
	});

	it('escapes what people have written', async () => {
		const { html, text: plain } = await cancelled(`<img src=x onerror="alert('1')"> & Co`);
		expect(html).not.toContain('<img');
		expect(html).toContain('&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt; &amp; Co');
		expect(plain).toContain(`Event: <img src=x onerror="alert('1')"> & Co`);
	});

	it.each([
		['Night\r\nBcc: mallory@evil.test', 'Cancelled: Night Bcc: mallory@evil.test'],
		['Night\u2028market\u202e', 'Cancelled: Night market'],
		['夜市 🌸', 'Cancelled: 夜市 🌸'],
		['🌸'.repeat(200), `Cancelled: ${'🌸'.repeat(139)}…`]
	])('about %j has a subject of one bounded line', async (title, subject) => {
		expect((await cancelled(title)).subject).toBe(subject);
	});

	it('leads to the page that stops it, and to the choice of what is sent', async () => {
		const { html, text: plain } = await composed('event_cancelled');
		for (const url of [surroundings.unsubscribeUrl, 'https://popmap.test/account/mail']) {
			expect(html).toContain(`href="${url}"`);
			expect(plain).toContain(url);
		}
	});

	it('refuses data that is not of its kind', () => {
		expect(() => messageOf('new_device', { at: 'yesterday' }, text)).toThrow();
	});
});
