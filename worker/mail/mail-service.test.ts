import { describe, expect, it } from 'vitest';
import { createMailService } from './mail-service.ts';
import type { Message } from './mail-service.ts';

const from = { name: 'Popmap', email: 'hello@popmap.test' };
const message: Message = {
	to: 'anna@popmap.test',
	subject: 'Olá, 夜市',
	text: 'Hello',
	html: '<p>Hello</p>',
	unsubscribeUrl: null
};

/** A binding that keeps what it gets, and throws if it is told to. */
function createBinding(error: unknown = null) {
	const sent: unknown[] = [];
	const send = async (mail: unknown) => {
		sent.push(mail);
		if (error !== null) throw error;
		return { messageId: 'id' };
	};
	return { sent, send };
}

const withCode = (code: string) => Object.assign(new Error('to anna@popmap.test'), { code });

describe('the mail service', () => {
	it('gets one recipient, and no header without a link', async () => {
		const binding = createBinding();
		expect(await createMailService(binding, from)(message)).toEqual({ kind: 'sent' });
		const { unsubscribeUrl: _, ...fields } = message;
		expect(binding.sent).toEqual([{ ...fields, from, headers: {} }]);
	});

	it('gets the two headers of one-click unsubscription', async () => {
		const binding = createBinding();
		const unsubscribeUrl = 'https://popmap.test/unsubscribe/token';
		await createMailService(binding, from)({ ...message, unsubscribeUrl });
		expect(binding.sent).toMatchObject([
			{
				headers: {
					'List-Unsubscribe': '<https://popmap.test/unsubscribe/token>',
					'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click'
				}
			}
		]);
	});

	it.each([
		['two recipients', { to: 'anna@popmap.test, mallory@evil.test' }],
		['a recipient with a name', { to: 'Anna <anna@popmap.test>' }],
		['a header after the recipient', { to: 'anna@popmap.test\r\nBcc: mallory@evil.test' }],
		['a header after the subject', { subject: 'Hello\r\nBcc: mallory@evil.test' }],
		['a subject on two lines', { subject: 'Hello\u2028there' }],
		['a subject beyond 998 characters', { subject: 'x'.repeat(999) }],
		['a header after the link', { unsubscribeUrl: 'https://popmap.test/\r\nBcc: a@b.test' }]
	])('never gets %s', async (_, changes) => {
		const binding = createBinding();
		const delivery = await createMailService(binding, from)({ ...message, ...changes });
		expect(delivery).toEqual({ kind: 'refused', code: 'unsafe_header' });
		expect(binding.sent).toEqual([]);
	});

	it.each([
		['E_RECIPIENT_SUPPRESSED', { kind: 'suppressed' }],
		['E_VALIDATION_ERROR', { kind: 'refused', code: 'E_VALIDATION_ERROR' }],
		['E_HEADER_NOT_ALLOWED', { kind: 'refused', code: 'E_HEADER_NOT_ALLOWED' }],
		['E_DELIVERY_FAILED', { kind: 'failed', code: 'E_DELIVERY_FAILED', isOutage: false }],
		['E_DAILY_LIMIT_EXCEEDED', { kind: 'failed', code: 'E_DAILY_LIMIT_EXCEEDED', isOutage: true }],
		['E_SENDER_NOT_VERIFIED', { kind: 'failed', code: 'E_SENDER_NOT_VERIFIED', isOutage: true }]
	])('which throws %s leads to %j', async (code, delivery) => {
		const binding = createBinding(withCode(code));
		expect(await createMailService(binding, from)(message)).toEqual(delivery);
	});

	it('which throws anything else is down', async () => {
		const binding = createBinding(new Error('Network connection lost.'));
		const delivery = await createMailService(binding, from)(message);
		expect(delivery).toEqual({ kind: 'failed', code: 'no_code', isOutage: true });
	});
});
