import type { joining as english } from '../en/joining.ts';
import { message } from './wording.ts';

export const joining: typeof english = {
	standing: {
		joined: 'Du machst mit.',
		requested: 'Du hast angefragt.',
		waiting: 'Du stehst auf der Warteliste.',
		invited: 'Du bist eingeladen.',
		declined: 'Deine Anfrage wurde abgelehnt.'
	},

	act: {
		join: 'Mitmachen<hidden> bei {event}</hidden>',
		ask: 'Anfragen<hidden> bei {event}</hidden>',
		leave: 'Aussteigen<hidden> bei {event}</hidden>',
		withdraw: 'Zurückziehen<hidden>: {event}</hidden>',
		turnDown: 'Nein, danke<hidden>: {event}</hidden>'
	},
	sent: { enter: 'Dabei', ask: 'Angefragt', leave: 'Ausgestiegen' },

	ways: {
		open: 'Jeder bestätigte Laden kann mitmachen.',
		on_request: 'Läden fragen an, ob sie mitmachen können.',
		invitation: 'Läden werden eingeladen.'
	},
	places: message('{joined} von {capacity} Plätzen sind vergeben.'),
	host: 'Veranstaltet es',

	own: {
		title: message('Mitmachen bei {event}'),
		heading: 'Mit deinem Laden mitmachen',
		event: '<link>{event}</link>, {when}',
		full: 'Du kannst auf einen Platz warten.',
		closed: 'Bei diesem Event kann sich gerade nicht ändern, wer mitmacht.',
		join: 'Mitmachen<hidden> mit {name}</hidden>',
		wait: 'Auf einen Platz warten<hidden> mit {name}</hidden>',
		ask: 'Anfragen<hidden> mit {name}</hidden>',
		leave: 'Aussteigen<hidden> mit {name}</hidden>',
		withdraw: 'Zurückziehen<hidden>: {name}</hidden>',
		turnDown: 'Nein, danke<hidden>, von {name}</hidden>',
		overlapping: 'Zu dieser Zeit schon vergeben: <link>{event}</link>, {when}.',
		more: 'Weitere Läden',
		none: {
			title: 'Du brauchst einen bestätigten Laden',
			message:
				'Bei Events machen nur bestätigte Läden mit. Melde deinen an, oder warte, bis die Moderation ihn bestätigt hat.',
			register: 'Laden anmelden'
		},
		back: 'Zurück zum Event',
		flashes: {
			joined: { title: 'Dabei', text: 'Du machst mit.' },
			requested: {
				title: 'Angefragt',
				text: 'Du hast angefragt. Wir schreiben dir, wenn du eine Antwort bekommst.'
			},
			waiting: {
				title: 'Warteliste',
				text: 'Du stehst auf der Warteliste. Wir schreiben dir, wenn ein Platz frei wird.'
			},
			left: { title: 'Erledigt', text: 'Du machst nicht mit.' }
		}
	},

	panel: {
		title: message('Mitmachen mit {name}'),
		with: 'mit <link>{name}</link>',
		nearby: 'In der Nähe deines letzten Events',
		similar: 'In deiner Kategorie',
		others: 'Weitere Events'
	},

	requests: {
		link: 'Anfragen und Läden',
		title: message('Anfragen: {event}'),
		heading: 'Wer mitmacht',
		readOnly: 'Du siehst, wer anfragt. Es entscheidet, wem der Laden gehört oder wer ihn leitet.',
		states: {
			requested: 'Möchten mitmachen',
			waiting: 'Warten auf einen Platz',
			invited: 'Eingeladen',
			declined: 'Abgelehnt'
		},
		none: 'Gerade fragt niemand an.',
		since: 'Angefragt',
		accept: 'Zusagen<hidden>: {name}</hidden>',
		decline: 'Absagen<hidden>: {name}</hidden>',
		declineNow: 'Senden<hidden> an {name}</hidden>',
		reason: 'Warum nicht',
		reasonHint: 'Das lesen sie.',
		takeBack: 'Einladung zurücknehmen<hidden>: {name}</hidden>',
		participants: 'Machen mit',
		noParticipants: 'Noch macht kein anderer Laden mit.',
		remove: 'Entfernen<hidden>: {name}</hidden>',
		more: 'Mehr',
		invite: 'Einen Laden einladen',
		inviteHint:
			'Er kann mitmachen, ohne anzufragen. Einer, den du entfernt hast, kann so zurückkommen.',
		search: 'Läden zum Einladen',
		inviteOne: 'Einladen<hidden>: {name}</hidden>',
		notFound: 'Kein bestätigter Laden heißt so.',
		flashes: {
			joined: { title: 'Zugesagt', text: 'Der Laden macht mit. Wir haben Bescheid gesagt.' },
			waiting: {
				title: 'Zugesagt',
				text: 'Das Event ist voll. Der Laden steht auf der Warteliste, und wir haben Bescheid gesagt.'
			},
			declined: { title: 'Abgesagt', text: 'Wir haben Bescheid gesagt, warum.' },
			invited: { title: 'Eingeladen', text: 'Wir haben Bescheid gesagt.' },
			removed: { title: 'Entfernt', text: 'Der Laden macht nicht mit.' }
		}
	},

	form: {
		heading: 'Wer mitmachen kann',
		joining: 'Wie Läden mitmachen',
		ways: {
			open: 'Alle: Jeder bestätigte Laden kann mitmachen',
			on_request: 'Auf Anfrage: Du sagst zu oder ab',
			invitation: 'Auf Einladung: Du lädst sie ein'
		},
		capacity: 'Wie viele Läden Platz haben (optional)',
		capacityHint:
			'Wenn es voll ist, können weitere auf einen Platz warten. Leer heißt: beliebig viele.'
	}
};
