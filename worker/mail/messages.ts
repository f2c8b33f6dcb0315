import * as v from 'valibot';
import { isNotification } from '../notifications/kinds.ts';
import type { NotificationKind } from '../notifications/kinds.ts';
import { wordsOf } from '../notifications/words.ts';
import type { MailWords } from '../text/en/mail.ts';
import type { Text } from '../text/text.ts';
import type { Message } from '../text/wording.ts';
import { mailKinds } from './kinds.ts';
import type { MailData, MailKind } from './kinds.ts';
import type { Fact, MailText } from './mail-text.ts';

interface Place {
	at: number;
	device: string;
	country: string | null;
}

type OwnKind = Exclude<MailKind, NotificationKind>;

type Messages = { [K in OwnKind]: (data: MailData<K>, text: Text) => MailText };

/** What each kind of message says about its data, except notifications. */
const messages: Messages = {
	new_device: (data, text) =>
		written(text.mail.newDevice, data, '/account/sessions', [
			...factsOf(data, text),
			{ label: text.mail.signedInWith, value: providerName(data.provider, text) }
		]),
	security_changed: (data, text) =>
		written(text.mail.securityChanged, { change: data.change }, '/account', [
			...(data.provider
				? [{ label: text.mail.wayToSignIn, value: providerName(data.provider, text) }]
				: []),
			...factsOf(data, text)
		]),
	address_changed: (data, text) =>
		written(text.mail.addressChanged, data, '/contact', factsOf(data, text)),
	account_deleted: (data, text) =>
		written(text.mail.accountDeleted, data, '/contact', [whenFact(data.at, text)]),
	address_code: (data, text) => written(text.mail.addressCode, data, '/account'),
	// To the operator, in the words of whoever noticed.
	alert: ({ title, lines }) => ({ subject: `Popmap: ${title}`, paragraphs: lines }),
	suspension: (data, text) => {
		const { link, ...words } = text.mail.suspension;
		const { change, reason } = data;
		const facts = reason === null ? [] : [{ label: text.notifications.reason, value: reason }];
		const path = change === 'restored' ? '/' : '/suspended';
		return written({ ...words[change], link }, data, path, facts);
	},
	team_invitation: (data, text) => written(text.mail.teamInvitation, data, data.path)
};

/** A message with its values. @param path where its link leads */
function written<Values>(
	{ subject, paragraphs, link }: MailWords<Values>,
	values: Values,
	path: string,
	facts: readonly Fact[] = []
): MailText {
	const say = (words: string | Message<Values>) =>
		typeof words === 'string' ? words : words(values);
	return {
		subject: say(subject),
		paragraphs: paragraphs.map(say),
		facts,
		link: { label: link, path }
	};
}

/**
 * The words of a message.
 *
 * @param data as it is stored
 * @throws {v.ValiError} when it is not what this kind needs
 */
export const messageOf = (kind: MailKind, data: unknown, text: Text): MailText =>
	isNotification(kind) ? ofNotification(kind, data, text) : ofOwnKind(kind, data, text);

function ofOwnKind<K extends OwnKind>(kind: K, data: unknown, text: Text): MailText {
	const write: Messages[K] = messages[kind];
	const schema: v.GenericSchema<unknown, MailData<K>> = mailKinds[kind].data;
	return write(v.parse(schema, data), text);
}

const titled = v.object({ title: v.optional(v.string()) });

function ofNotification(kind: NotificationKind, data: unknown, text: Text): MailText {
	const { title, body, link, path, facts } = wordsOf(kind, data, text);
	const about = v.parse(titled, data).title;
	const event = about === undefined ? [] : [{ label: text.mail.event, value: about }];
	return {
		...{ subject: title, paragraphs: [body], facts: [...event, ...facts] },
		link: { label: link, path }
	};
}

const factsOf = ({ at, device, country }: Place, text: Text): Fact[] => [
	whenFact(at, text),
	{ label: text.mail.device, value: deviceName(device, text) },
	{ label: text.mail.country, value: countryName(country, text) }
];

const whenFact = (at: number, text: Text): Fact => ({
	label: text.mail.when,
	value: dateTime(at, text)
});

const dateTime = (at: number, { time }: Text) =>
	`${new Intl.DateTimeFormat(time.locale, { dateStyle: 'full', timeStyle: 'short', timeZone: 'UTC' }).format(at)} UTC`;

/** @param device as it is stored: `Chrome on Android`, `Facebook app on iPhone` */
function deviceName(device: string, { account }: Text): string {
	const { appOf, deviceOn, unknownDevice } = account.sessions;
	if (device === 'Unknown device') return unknownDevice;
	const [browser = '', system] = device.split(' on ');
	const shown = browser.replace(/^(.+) app$/, (_, name: string) => appOf({ name }));
	return system === undefined ? shown : deviceOn({ browser: shown, system });
}

/** `T1` is Tor: https://developers.cloudflare.com/fundamentals/reference/http-headers/#cf-ipcountry */
function countryName(code: string | null, { account, time }: Text): string {
	if (code === 'T1') return account.sessions.tor;
	if (!code || code === 'XX' || !/^[A-Z]{2}$/.test(code)) return account.sessions.unknownCountry;
	return new Intl.DisplayNames(time.locale, { type: 'region' }).of(code) ?? code;
}

const providerName = (provider: string, { signIn }: Text) =>
	provider === 'Cognito' ? signIn.email : provider;
