import type { lists as english } from '../en/lists.ts';
import { message, plural } from './wording.ts';

export const lists: typeof english = {
	search: 'Suchen',
	searchHint: 'Bis zu 200 Zeichen',
	category: 'Kategorie',
	allCategories: 'Alle',
	searched: {
		words: message(' zu „{words}“'),
		category: message(' in {category}'),
		place: message(' rund um {place}')
	},
	noMatches: 'Keine Treffer',
	inAllCategories: 'In allen Kategorien suchen',
	corrected: 'Zu „{from}“ gibt es nichts. Hier sind Treffer zu „{to}“.',
	correctedInVain: 'Zu „{from}“ gibt es nichts, deshalb haben wir auch nach „{to}“ gesucht.',
	ignoredWord: message('„{word}“'),
	ignored: plural('count', {
		1: '{words} ist zu häufig, deshalb haben wir es weggelassen.',
		other: '{words} sind zu häufig, deshalb haben wir sie weggelassen.'
	}),
	keepLooking: 'Weitersuchen',
	noneOnPage: 'Keine Treffer auf dieser Seite. Auf der nächsten sind vielleicht welche.',
	firstPage: 'Zurück zum Anfang<hidden>: {list}</hidden>',
	continued: message('{title}, Fortsetzung')
};
