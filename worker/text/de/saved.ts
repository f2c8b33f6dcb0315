import type { saved as english } from '../en/saved.ts';
import { message } from './wording.ts';

export const saved: typeof english = {
	title: 'Gemerkt',
	here: {
		introduction:
			'Ohne Konto bleibt in diesem Browser, was du dir merkst. Wenn du dich anmeldest, zieht es in dein Konto um: Du siehst es auf jedem Gerät, und wir erinnern dich.',
		note: 'In diesem Browser gemerkt. <link>Zu deiner Liste</link>',
		full: 'Mehr merkt sich dieser Browser nicht. <link>Entferne etwas</link>, oder melde dich an.',
		noEvents:
			'Merk dir eins auf seiner Seite, dann findest du es hier wieder. <link>Events finden</link>',
		noBusinesses:
			'Folge einem Laden auf seiner Seite, dann findest du ihn hier wieder. <link>Läden finden</link>',
		failed:
			'Deine Liste lässt sich gerade nicht zeigen. Sie ist noch da: Lade die Seite neu, um es noch einmal zu versuchen.'
	},
	events: {
		heading: 'Events',
		save: 'Merken',
		saved: 'Gemerkt',
		remove: ': aus deiner Liste entfernen',
		signIn: 'Melde dich an, um dir dieses Event zu merken',
		forget: 'Entfernen<hidden>: {name}</hidden>',
		more: 'Weitere gemerkte Events',
		none: 'Noch nichts gemerkt',
		noneYet:
			'Merk dir ein Event auf seiner Seite: Wir erinnern dich und sagen Bescheid, wenn sich etwas ändert. <link>Events finden</link>',
		count: message('{count}-mal gemerkt')
	},
	businesses: {
		heading: 'Läden',
		save: 'Folgen',
		saved: 'Du folgst',
		remove: ': nicht mehr folgen',
		signIn: 'Melde dich an, um diesem Laden zu folgen',
		forget: 'Nicht mehr folgen<hidden>: {name}</hidden>',
		more: 'Weitere Läden',
		none: 'Du folgst noch keinem Laden',
		noneYet:
			'Folge einem Laden auf seiner Seite, dann erfährst du von seinen Events. <link>Läden finden</link>',
		count: message('{count} folgen')
	},
	calendar: {
		name: 'Gemerkt auf Popmap',
		heading: 'In deinem Kalender',
		introduction:
			'Abonniere deine gemerkten Events in deinem Kalenderprogramm. Änderungen kommen von selbst an.',
		make: 'Link erstellen',
		renew: 'Neuen Link erstellen',
		exists:
			'Du hast einen Link. Wir heben ihn nicht auf und können ihn nicht noch einmal zeigen. Ein neuer beendet ihn.',
		end: 'Link beenden',
		made: 'Hier ist dein Link. Kopiere ihn jetzt: Er wird nur einmal gezeigt. Wer ihn hat, sieht deine gemerkten Events.',
		open: 'Im Kalender öffnen'
	}
};
