import type { home as english } from '../en/home.ts';
import { message, plural } from './wording.ts';

export const home: typeof english = {
	comingUp: 'Demnächst',
	titleOfSearch: message('Events{search}'),
	greeting: 'Hallo, {name}',
	slogan: 'Heute hier. Morgen um die Ecke.',
	nearMe: 'Events in deiner Nähe',
	near: 'Rund um {town}, {country} · <link>ändern</link>',
	around: 'Etwas weiter weg von {town}',
	count: plural('count', { one: '1 Event', other: '# Events' }),
	moreThan: message('{count}+ Events'),
	away: message('{distance} entfernt'),

	search: 'Events finden',
	what: 'Markt, Jam, Vinyl …',
	where: 'Ort oder Stadt',
	placeName: message('{name}, {country}'),
	useMyPlace: 'In der Nähe',
	noPlace: 'Wir konnten nicht herausfinden, wo du bist',
	unknownPlace:
		'Wir kennen keinen Ort namens „{place}“. Prüfe die Schreibweise, oder versuch es mit der nächsten größeren Stadt.',
	unknownTown: 'Diese Stadt kennen wir nicht. Such auf der Startseite nach einer anderen.',
	unknownCategory: 'Diese Kategorie gibt es nicht. Du findest alle auf der Startseite.',

	days: 'Tage',
	anyDay: 'Jederzeit',
	today: 'Heute',
	tomorrow: 'Morgen',
	weekend: 'Dieses Wochenende',
	pickDays: 'Datum wählen',
	dayRange: message('{from} bis {until}'),
	from: 'Von',
	until: 'Bis (optional)',
	showDays: 'Events zeigen',
	allCategories: 'Alles',

	more: 'Mehr Events',
	start: 'Zurück zum Anfang',
	none: {
		title: 'Auf der Straße ist es ruhig',
		message: 'Noch ist kein Event angekündigt. Die nächsten erscheinen hier, das früheste zuerst.',
		announce: 'Kündige deins an'
	},
	noMatches: 'Versuch andere oder weniger Wörter, oder schau woanders:',
	nothingThere: 'Dafür ist noch nichts angekündigt. Du könntest woanders schauen:',
	onAnyDay: 'An jedem Tag',
	inAllCategories: 'In allen Kategorien',
	anywhere: 'Überall',
	amongBusinesses: 'Stattdessen Läden suchen',
	all: 'Alle Events',
	incomplete:
		'Wir haben bisher nur die nächsten Events durchsucht. Ein weiteres Wort, eine Kategorie oder eine Stadt hilft. Oder such am Ende dieser Liste weiter.',

	wrong: {
		when: 'Diese Tage konnten wir nicht lesen, deshalb siehst du alle. Eine Liste kann bis zu 92 Tage umfassen.',
		near: 'Diesen Ort konnten wir nicht lesen, deshalb siehst du Events von überall.',
		radius: 'Der Umkreis kann 1 bis 200 km betragen. Du siehst Events im Umkreis von 50 km.',
		bbox: 'Diesen Kartenausschnitt konnten wir nicht lesen, deshalb siehst du Events von überall.',
		category: 'Diese Kategorie gibt es nicht, deshalb siehst du alle.',
		business:
			'Um welchen Laden es geht, konnten wir nicht lesen, deshalb siehst du die Events von allen.',
		cursor: 'Diese Liste hat sich geändert, deshalb bist du wieder an ihrem Anfang.'
	},
	wrongOther: 'Ein Teil dieser Adresse ist fehlerhaft, deshalb haben wir ihn weggelassen.'
};
