import * as v from 'valibot';
import type { Sender } from '../config.ts';

/** A message to one person: one recipient that the service suppresses would hold up the others. */
export interface Message {
	to: string;
	subject: string;
	text: string;
	html: string;
	/** Where a click on "unsubscribe" in a mail program is sent; null if that is not possible. */
	unsubscribeUrl: string | null;
}

/**
 * What became of a message. `suppressed`: the address bounced or complained. `refused`: this message
 * will never be taken. `failed`: it may be taken later; with `isOutage`, no other one is taken now
 * either. `unknown`: there was no answer in time.
 */
export type Delivery =
	| { kind: 'sent' | 'suppressed' | 'unknown' }
	| { kind: 'refused'; code: string }
	| { kind: 'failed'; code: string; isOutage: boolean };

export type SendMail = (message: Message) => Promise<Delivery>;

/** Milliseconds for one message: a hanging one must not hold up those of the next minute. */
const timeout = 20_000;

const suppressed = 'E_RECIPIENT_SUPPRESSED';

/** https://developers.cloudflare.com/email-service/api/send-emails/workers-api/#error-codes */
const aboutMessage = [
	'E_VALIDATION_ERROR',
	'E_FIELD_MISSING',
	'E_CONTENT_TOO_LARGE',
	'E_RECIPIENT_NOT_ALLOWED'
];

/** A name of 64 characters, as RFC 5321, 4.5.3.1 allows, at a host: one address, and nothing else. */
const oneAddress = /^[^\s@<>()[\]\\,;:"\p{C}]{1,64}@[^\s@<>()[\]\\,;:"\p{C}]{1,189}$/u;

/** Characters that end a line or a header, which no subject and no URL of ours has. */
const control = /[\p{Cc}\p{Zl}\p{Zp}]/u;

/**
 * The only sender of mail. It passes nothing on that could add a recipient or a header, whatever
 * the local stand-in of the binding accepts.
 */
export const createMailService =
	(binding: SendEmail, from: Sender): SendMail =>
	async ({ to, subject, text, html, unsubscribeUrl }) => {
		const isSafe = oneAddress.test(to) && ![subject, unsubscribeUrl ?? ''].some(isInjection);
		if (!isSafe) return { kind: 'refused', code: 'unsafe_header' };
		const headers = unsubscribeUrl === null ? {} : unsubscribeHeaders(unsubscribeUrl);
		const sending = binding.send({ from, to, subject, text, html, headers });
		return Promise.race([
			sending.then((): Delivery => ({ kind: 'sent' }), toDelivery),
			scheduler.wait(timeout).then((): Delivery => ({ kind: 'unknown' }))
		]);
	};

const isInjection = (value: string) => control.test(value) || value.length > 998;

/** RFC 8058: mail programs send the second header's value to the first one's URL. */
const unsubscribeHeaders = (url: string) => ({
	'List-Unsubscribe': `<${url}>`,
	'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click'
});

const codedError = v.object({ code: v.string() });

/** @param error its message may contain the address, so only its code is used */
function toDelivery(error: unknown): Delivery {
	const code = v.is(codedError, error) ? error.code : 'no_code';
	if (code === suppressed) return { kind: 'suppressed' };
	if (aboutMessage.includes(code) || code.startsWith('E_HEADER')) return { kind: 'refused', code };
	return { kind: 'failed', code, isOutage: code !== 'E_DELIVERY_FAILED' };
}
