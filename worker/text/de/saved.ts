import type { saved as english } from '../en/saved.ts';
import { message } from './wording.ts';

export const saved: typeof english = {
	title: 'Gemerkt',
	signInFirst:
		'Melde dich an, um gemerkte Events und Läden, denen du folgst, auf jedem Gerät zu sehen.',
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
