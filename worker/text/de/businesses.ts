import type { businesses as english } from '../en/businesses.ts';
import { message } from './wording.ts';

export const businesses: typeof english = {
	title: 'Läden',
	titleOfSearch: message('Läden{search}'),
	description: 'Die kleinen Läden, die auf Popmap auftauchen.',
	more: 'Mehr Läden',
	all: 'Alle Läden',
	noMatches:
		'Keine Läden gefunden{search}. Versuch andere oder weniger Wörter, oder schau woanders:',
	amongEvents: 'Stattdessen Events suchen',
	incomplete:
		'Wir haben bisher nur die neuesten Läden durchsucht. Ein weiteres Wort oder eine Kategorie hilft. Oder such am Ende dieser Liste weiter.',
	none: {
		title: 'Noch keine Läden',
		message:
			'Sei der erste! Registriere deinen Laden, und sobald er bestätigt ist, erscheint er hier.'
	},
	register: 'Laden registrieren',

	next: message('Nächstes Mal: {when}'),
	facts: 'Über diesen Laden',
	status: {
		pending: 'Wird geprüft',
		verified: 'Bestätigt',
		declined: 'Abgelehnt',
		suspended: 'Gesperrt'
	},

	page: {
		description: message('Hier steht, wo {name} als Nächstes auftaucht.'),
		ownPending:
			'<strong>Wird geprüft.</strong> Bis dein Laden bestätigt ist, sehen nur du und unsere Moderation diese Seite.',
		pending:
			'<strong>Wird geprüft.</strong> Nur die Person, der der Laden gehört, und unsere Moderation sehen diese Seite.',
		ownDeclined:
			'<strong>Abgelehnt.</strong> Nur du und unsere Moderation sehen diese Seite. Der Grund:',
		declined:
			'<strong>Abgelehnt.</strong> Nur das Team und unsere Moderation sehen diese Seite. Der Grund:',
		resubmit: '<link>Ändere etwas</link>, dann wird dein Laden noch einmal geprüft.',
		ownSuspended:
			'<strong>Gesperrt.</strong> Niemand sonst sieht deinen Laden und seine Events. Der Grund:',
		suspended:
			'<strong>Gesperrt.</strong> Nur das Team und unsere Moderation sehen den Laden und seine Events. Der Grund:',
		held: 'Das Konto der Person, der er gehört, ist gesperrt.',
		review: '<link>Über diesen Laden entscheiden</link> (den Link sieht nur die Moderation)',
		links: 'Auch hier zu finden',
		website: 'Website',
		instagram: 'Instagram',
		tiktok: 'TikTok',
		email: 'E-Mail',
		phone: 'Telefon',
		shared: message('{name} auf Popmap: {url}'),
		manage: 'Deinen Laden verwalten',
		edit: 'Bearbeiten',
		pictures: 'Bilder',
		announce: 'Event ankündigen',
		team: 'Team',
		poster: 'Plakat',
		delete: 'Löschen',
		owner: '<link>Wem der Laden gehört</link> (diesen Link sieht nur die Moderation)',
		upcoming: 'Demnächst',
		noUpcoming: 'Gerade ist nichts angekündigt.',
		more: 'Mehr Events',
		past: 'Vergangene Events',
		earlier: 'Frühere Events',
		flashes: {
			created: {
				title: 'Registriert',
				text: 'Dein Laden ist registriert. Unsere Moderation prüft ihn bald.'
			},
			changed: { title: 'Gespeichert', text: 'Deine Änderungen sind gespeichert.' }
		}
	},

	/** The page at the short address. */
	now: {
		title: message('Wo {name} gerade ist'),
		now: 'Jetzt',
		notNow: 'Gerade nicht unterwegs.',
		next: 'Als Nächstes',
		more: 'Alle kommenden Events',
		about: 'Mehr über diesen Laden',
		address: message('Die Kurzadresse von @{name}'),
		copy: 'Link kopieren',
		copied: 'Link kopiert',
		copyFailed: 'Der Link ließ sich nicht kopieren.'
	},

	join: {
		title: 'Bei einem Event mitmachen',
		unverified:
			'Unsere Moderation prüft jeden neuen Laden. Sobald deiner bestätigt ist, erscheinen hier Events, bei denen du mitmachen kannst. Du musst nichts weiter tun.',
		search: 'Events zum Mitmachen',
		noMatches:
			'Zu „{words}“ gibt es keine kommenden Events. Versuch andere oder weniger Wörter, oder sieh dir alle an:',
		incomplete:
			'Wir haben bisher nur die nächsten Events durchsucht. Ein weiteres Wort oder der Name eines Ortes hilft. Oder such am Ende dieser Liste weiter.',
		all: 'Alle Events zum Mitmachen',
		none: {
			title: 'Gerade keine Events zum Mitmachen',
			message: 'Neue erscheinen hier, sobald sie angekündigt sind. Oder kündige selbst eins an!'
		},
		announce: 'Event ankündigen',
		more: 'Mehr zum Mitmachen',
		join: 'Mitmachen<hidden>: {event}</hidden>',
		leave: 'Nicht mehr mitmachen<hidden>: {event}</hidden>',
		joined: 'Du machst mit',
		left: 'Du machst nicht mehr mit',
		participating: 'Du machst mit.',
		signIn: 'Anmelden'
	},

	form: {
		fallbackName: 'deinen Laden',
		new: 'Laden registrieren',
		introduction:
			'Unsere Moderation sieht ihn sich an. Sobald dein Laden bestätigt ist, können ihn alle sehen, und du kannst bei Events mitmachen.',
		submit: 'Registrieren',
		edit: '{name} bearbeiten',
		editTitle: message('{name} bearbeiten'),
		delete: 'Diesen Laden löschen',
		name: 'Name des Ladens',
		descriptionHint: 'In deinen eigenen Worten. Zeilenumbrüche bleiben erhalten.',
		emailHint: 'Alle können sie sehen.',
		websiteHint: 'Zum Beispiel www.example.org',
		profileHint: 'Zum Beispiel @deinname oder die Adresse deines Profils.',
		exampleShortName: 'backmobil',
		shortNameHint: message(
			'Für eine kurze Adresse zum Drucken und Teilen, wie {address}. Wenn du ihn änderst, führt der alte ein halbes Jahr lang zum neuen.'
		)
	},

	fields: {
		name: 'Name',
		short_name: 'Kurzname',
		description: 'Was du machst',
		categories: 'Kategorien',
		contact_email: 'E-Mail für Kundschaft',
		contact_phone: 'Telefon',
		website: 'Website',
		instagram_url: 'Instagram',
		tiktok_url: 'TikTok'
	},

	appeal: {
		link: '<link>Dieser Entscheidung widersprechen</link>',
		title: message('Widerspruch für {name}'),
		heading: 'Widerspruch für {name}',
		introduction:
			'Ist die Entscheidung falsch? Sag uns, warum. Die Moderation liest es und antwortet oder ändert die Entscheidung. Jeder Entscheidung kannst du einmal widersprechen.',
		reason: 'In der Entscheidung steht:',
		text: 'Warum ist sie falsch?',
		textHint: 'Was sollten wir wissen?',
		submit: 'Widerspruch absenden',
		back: 'Zurück',
		yours: 'Dein Widerspruch',
		waits: 'Die Moderation liest ihn und antwortet.',
		answer: 'Die Antwort',
		none: 'Es gibt keine Entscheidung, der du widersprechen kannst.',
		sent: { title: 'Abgesendet', text: 'Dein Widerspruch ist unterwegs zur Moderation.' }
	},

	claim: {
		link: 'Ist das dein Laden? <link>Übernimm ihn</link>',
		title: message('{name} übernehmen'),
		heading: '{name} übernehmen',
		introduction:
			'Um diese Seite kümmert sich noch niemand. Zeig uns, dass der Laden dir gehört: Dann kannst du die Seite bearbeiten, Bilder hinzufügen und Events ankündigen. Die Moderation schaut es sich an.',
		text: 'Woran sehen wir, dass er dir gehört?',
		textHint: 'Was machst du dort, und wie können wir es prüfen?',
		page: 'Eine Seite, die es zeigt (freiwillig)',
		pageHint: 'Deine eigene Website oder ein Profil, das dich nennt.',
		whoSees: 'Die Moderation sieht auch deinen Namen und deine E-Mail-Adresse.',
		submit: 'Absenden',
		needsAddress:
			'Bitte <link>bestätige zuerst eine E-Mail-Adresse</link>, damit wir dich erreichen.',
		yours: 'Was du geschrieben hast',
		waits: 'Die Moderation schaut es sich an und gibt dir Bescheid.',
		decided: {
			accepted: 'Der Laden gehört dir.',
			declined: 'Du konntest den Laden nicht übernehmen.'
		},
		withdraw: 'Zurückziehen',
		sent: { title: 'Gesendet', text: 'Deine Angaben sind unterwegs zur Moderation.' },
		withdrawn: { title: 'Zurückgezogen', text: 'Niemand schaut es sich mehr an.' }
	},

	delete: {
		title: 'Deinen Laden löschen',
		question: '{name} löschen?',
		consequences:
			'Das löscht seine Seite und nimmt ihn aus allen Events, bei denen er mitmacht. Kommende Events, die er veranstaltet, werden abgesagt. Das lässt sich nicht rückgängig machen.',
		name: 'Tippe zur Bestätigung den Namen des Ladens ein',
		nameInSummary: 'Name des Ladens',
		submit: 'Endgültig löschen',
		keep: 'Behalten'
	}
};
