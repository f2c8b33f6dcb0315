import type { lists as english } from '../en/lists.ts';
import { and } from './wording.ts';

export const lists: typeof english = {
	search: 'Suchen',
	searchHint: 'Bis zu 200 Zeichen',
	category: 'Kategorie',
	allCategories: 'Alle',
	searched: ({ words, category, place }) =>
		(words && ` zu „${words}“`) +
		(category ? ` in ${category}` : '') +
		(place ? ` rund um ${place}` : ''),
	noMatches: 'Keine Treffer',
	inAllCategories: 'In allen Kategorien suchen',
	corrected: 'Zu „{from}“ gibt es nichts. Hier sind Treffer zu „{to}“.',
	correctedInVain: 'Zu „{from}“ gibt es nichts, deshalb haben wir auch nach „{to}“ gesucht.',
	ignored: ({ count }: { count: number }) => {
		const list = and(Array.from({ length: count }, (_, index) => `„{${index}}“`));
		return count === 1
			? `${list} ist zu häufig, deshalb haben wir es weggelassen.`
			: `${list} sind zu häufig, deshalb haben wir sie weggelassen.`;
	},
	keepLooking: 'Weitersuchen',
	noneOnPage: 'Keine Treffer auf dieser Seite. Auf der nächsten sind vielleicht welche.',
	firstPage: 'Zurück zum Anfang<hidden>: {list}</hidden>',
	continued: ({ title }: { title: string }) => `${title}, Fortsetzung`
};
