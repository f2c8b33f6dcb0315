import type { account as english } from '../en/account.ts';
import { message, plural } from './wording.ts';

export const account: typeof english = {
	title: 'Dein Konto',
	moderator: 'Moderation',
	email: 'E-Mail',
	noEmail: 'Keine. Du hast dich ohne angemeldet.',
	signedInWith: 'Angemeldet mit',
	signedInSince: 'Angemeldet',
	groups: 'Gruppen',
	username: 'Benutzername',
	signOut: 'Abmelden',

	sessions: {
		title: 'Wo du angemeldet bist',
		introduction:
			'Du erkennst eine Anmeldung nicht wieder? Melde sie ab. Wenn du dich mit einem Passwort anmeldest, ändere auch das.',
		thisDevice: 'Dieses Gerät',
		signedInSince: message('{provider}, angemeldet'),
		lastSeen: 'Zuletzt gesehen',
		signOutThere: 'Abmelden<hidden>: {device}, {seen}</hidden>',
		signOutOthers: 'Überall sonst abmelden',
		noOthers: 'Du bist nirgendwo sonst angemeldet.',
		signedOut: 'Abgemeldet',
		ended: plural('count', { one: 'Auf 1 Gerät abgemeldet.', other: 'Auf # Geräten abgemeldet.' }),
		noneEnded: 'Dieses Gerät war schon abgemeldet.',
		back: 'Zurück zu deinem Konto',
		unknownCountry: 'Unbekanntes Land',
		tor: 'Tor-Netzwerk',
		deviceOn: message('{browser} auf {system}'),
		appOf: message('{name}-App'),
		unknownDevice: 'Unbekanntes Gerät'
	}
};
