import type { people as english } from '../en/people.ts';
import { plural } from './wording.ts';

export const people: typeof english = {
	owner: 'Wem {business} gehört',
	person: 'Person',
	introduction: 'Melde diese Person auf allen Geräten ab. Sie kann sich wieder anmelden.',
	id: 'ID der Person',
	signOut: 'Überall abmelden',
	signedOut: 'Abgemeldet',
	ended: plural('count', { one: 'Auf 1 Gerät abgemeldet.', other: 'Auf # Geräten abgemeldet.' }),
	noneEnded: 'Diese Person war nirgends angemeldet.',
	back: 'Zurück',
	reasonHint: 'Die Person sieht ihn und kann widersprechen.',
	suspendedSince: 'Gesperrt',
	suspend: 'Diese Person sperren',
	suspendHint:
		'Sie wird abgemeldet und kann nichts mehr tun. Ihre Läden verschwinden mit ihren Events von der Website: Wenn du sie entsperrst, kommt alles zurück. Sie bekommt eine E-Mail.',
	restore: 'Diese Person entsperren',
	appeal: 'Ihr Widerspruch',
	appeals: 'Widersprüche von Personen',
	decide: 'Entscheiden<hidden>: {name}</hidden>',
	keep: 'Bei der Sperre bleiben',
	flashes: {
		suspended: {
			title: 'Gesperrt',
			text: 'Diese Person ist gesperrt. Was ihr gehört, verschwindet in wenigen Minuten von der Website.'
		},
		restored: {
			title: 'Entsperrt',
			text: 'Diese Person ist wieder da. Was ihr gehört, kommt in wenigen Minuten zurück.'
		}
	},
	/** For somebody who is suspended. */
	suspended: {
		title: 'Dein Konto ist gesperrt',
		introduction:
			'Solange kannst du Popmap nicht benutzen. Deine Läden und ihre Events sind nicht auf der Website.',
		since: 'Gesperrt',
		leave: 'Deine Daten'
	}
};
