import type { dashboard as english } from '../en/dashboard.ts';
import { plural } from './wording.ts';

export const dashboard: typeof english = {
	title: 'Übersicht',
	flashes: {
		draft: {
			title: 'Gespeichert',
			text: 'Dein Entwurf ist gespeichert. Kündige ihn an, wenn er fertig ist.'
		},
		draftDeleted: { title: 'Gelöscht', text: 'Dein Entwurf ist gelöscht.' },
		deleted: { title: 'Gelöscht', text: 'Dein Laden ist gelöscht.' },
		accepted: {
			title: 'Angenommen',
			text: 'Sie gehören jetzt dir. Wenn es viele sind, dauert es eine Minute, bis alle hier stehen.'
		}
	},
	needs: {
		title: 'Für dich zu tun',
		requests: plural('count', {
			100: '100 oder mehr Läden möchten mitmachen: <link>{event}</link>.',
			one: 'Ein Laden möchte mitmachen: <link>{event}</link>.',
			other: '# Läden möchten mitmachen: <link>{event}</link>.'
		}),
		questions: plural('count', {
			100: '100 oder mehr Fragen warten auf eine Antwort: <link>{event}</link>.',
			one: 'Eine Frage wartet auf deine Antwort: <link>{event}</link>.',
			other: '# Fragen warten auf deine Antwort: <link>{event}</link>.'
		}),
		rejected: 'Abgelehnt: <link>{event}</link>. Ändere es und reiche es noch einmal ein.',
		invited: '{business} ist eingeladen: <link>{event}</link>.',
		business: {
			pending: '<link>{name}</link> wird noch geprüft.',
			held: '<link>{name}</link> ist nicht öffentlich. Sieh nach, warum.'
		},
		soon: 'Bald: <link>{event}</link>, {when}.'
	},
	businesses: {
		title: 'Deine Läden',
		registerAnother: 'Noch einen registrieren',
		register: 'Laden registrieren',
		join: 'Bei einem Event mitmachen<hidden> mit {name}</hidden>',
		pending: 'Als Nächstes bestätigt ihn unsere Moderation.',
		declined: 'Die Moderation hat ihn abgelehnt: {reason}',
		suspended: 'Die Moderation hat ihn gesperrt: {reason}',
		edit: 'Bearbeiten<hidden>: {name}</hidden>',
		more: 'Mehr Läden',
		none: {
			title: 'Bau deinen Stand auf',
			message:
				'Registriere zuerst deinen Laden. Sobald unsere Moderation ihn bestätigt hat, kannst du bei Events mitmachen und allen zeigen, wo du zu finden bist.'
		}
	},
	drafts: {
		explanation: 'Die sehen nur du und alle, die den Laden mit dir verwalten.',
		changed: '{host} · geändert am {date}',
		remove: 'Löschen<hidden>: {title}</hidden>',
		none: 'Keine Entwürfe. Während du ein Event schreibst, kannst du es hier für später speichern.'
	},
	events: {
		title: 'Deine Events',
		announceAnother: 'Noch eins ankündigen',
		announce: 'Event ankündigen',
		tabs: { upcoming: 'Demnächst', waiting: 'In Prüfung', drafts: 'Entwürfe', past: 'Vorbei' },
		nothing: {
			upcoming: 'Gerade steht nichts an.',
			waiting: 'Gerade wird nichts geprüft.',
			past: 'Noch ist nichts vorbei.'
		},
		joined: plural('count', { one: '1 Laden macht mit', other: '# Läden machen mit' }),
		saved: plural('count', {
			100: '100 oder mehr Personen haben es sich gemerkt',
			one: '1 Person hat es sich gemerkt',
			other: '# Personen haben es sich gemerkt'
		}),
		calendarAdds: plural('count', {
			one: 'Einmal in einen Kalender eingetragen',
			other: '#-mal in Kalender eingetragen'
		}),
		requests: 'Anfragen<hidden> für {title}</hidden>',
		reason: 'Grund: {reason}',
		edit: 'Bearbeiten<hidden>: {title}</hidden>',
		editRejected: 'Bearbeiten und neu einreichen<hidden>: {title}</hidden>',
		more: 'Mehr Events',
		none: {
			title: 'Noch keine Events',
			message:
				'Kündige ein Event an, oder mach von der Seite deines Ladens aus bei einem anderen mit.'
		},
		noBusiness: 'Sobald du einen Laden registriert hast, erscheinen deine Events hier.'
	}
};
