import type { layout as english } from '../en/layout.ts';
import { message } from './wording.ts';

export const layout: typeof english = {
	siteName: 'Popmap',
	pageTitle: message('{title} · Popmap'),
	titleAfter: message('{news}: {title}'),
	error: 'Fehler',
	description: 'Pop-up-Events von kleinen Läden: wer wo ist, und wann.',
	socialCard: 'Popmap: heute hier, morgen um die Ecke',
	skip: 'Zum Inhalt springen',
	home: 'Popmap, Startseite',
	navigation: {
		label: 'Popmap',
		events: 'Events',
		businesses: 'Läden',
		dashboard: 'Übersicht',
		review: 'Prüfen',
		signIn: 'Anmelden'
	},
	account: {
		label: 'Konto',
		menu: 'Kontomenü für',
		moderator: 'Moderation',
		account: 'Konto',
		signOut: 'Abmelden'
	},
	tagline: 'Kleine Läden, draußen auf der Straße.',
	language: 'Sprache',
	footer: {
		label: 'Über Popmap',
		privacy: 'Datenschutz',
		terms: 'Nutzungsbedingungen',
		help: 'Hilfe',
		contact: 'Kontakt',
		api: 'API'
	},
	sessionEnding:
		'In ein paar Minuten wirst du abgemeldet. <link>Melde dich in einem neuen Tab noch einmal an</link>, dann mach hier weiter. Was du getippt hast, bleibt.',
	sessionChanged:
		'Du hast dich in einem anderen Tab an- oder abgemeldet, deshalb ist diese Seite veraltet. Was du getippt hast, ist noch da: Sende es, oder <link>lade die Seite neu</link>.'
};
