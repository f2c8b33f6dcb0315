import type { events as english } from '../en/events.ts';
import { message, plural } from './wording.ts';

export const events: typeof english = {
	status: {
		pending: 'Wird geprüft',
		approved: 'Öffentlich',
		rejected: 'Abgelehnt',
		cancelled: 'Abgesagt',
		suspended: 'Ausgesetzt',
		ended: 'Vorbei'
	},

	named: message('{title}, {when}'),

	notices: {
		cancelled: '<strong>Abgesagt.</strong> Dieses Event findet nicht statt.',
		ownPending:
			'<strong>Wird geprüft.</strong> Bis es freigegeben ist, sehen nur du und unsere Moderation diese Seite.',
		pending:
			'<strong>Wird geprüft.</strong> Bis es freigegeben ist, sehen nur der veranstaltende Laden und unsere Moderation diese Seite.',
		ownSuspended:
			'<strong>Ausgesetzt.</strong> Solange dein Laden nicht öffentlich ist, sieht niemand sonst dieses Event.',
		suspended:
			'<strong>Ausgesetzt.</strong> Solange der Laden nicht öffentlich ist, sehen nur sein Team und unsere Moderation dieses Event.',
		ownRejected:
			'<strong>Abgelehnt.</strong> Nur du und unsere Moderation sehen diese Seite. Der Grund:',
		rejected:
			'<strong>Abgelehnt.</strong> Nur der veranstaltende Laden und unsere Moderation sehen diese Seite. Der Grund:',
		resubmit: '<link>Bearbeite es</link>, um es wieder an die Moderation zu schicken.',
		ended:
			'<strong>Dieses Event ist vorbei.</strong> Sieh dir an, <link>was als Nächstes kommt</link>.'
	},

	facts: {
		free: 'Kostenlos',
		allAges: 'Für jedes Alter',
		minAge: message('Ab {years} Jahren'),
		rainPlan: '<strong>Bei Regen:</strong> {plan}',
		settings: { indoor: 'Drinnen', outdoor: 'Draußen', both: 'Drinnen und draußen' },
		features: {
			step_free: 'Stufenloser Zugang',
			accessible_toilet: 'Barrierefreie Toilette',
			accessible_parking: 'Barrierefreie Parkplätze',
			seating: 'Sitzgelegenheiten',
			hearing_loop: 'Induktionsschleife',
			sign_language: 'Gebärdensprache',
			quiet_hours: 'Ruhige Stunden',
			assistance_dogs: 'Assistenzhunde willkommen'
		}
	},

	page: {
		facts: 'Gut zu wissen',
		tickets: 'Tickets bei {host}',
		host: 'von <link>{host}</link>',
		when: 'Wann',
		where: 'Wo',
		addToCalendar: 'In den Kalender',
		categories: 'Kategorien',
		businesses: 'Wer mitmacht',
		allBusinesses: 'Alle sehen, die mitmachen',
		noParticipants: 'Es macht kein Laden mit.',
		joinOnceApproved: 'Läden können mitmachen, sobald es freigegeben ist.',
		join: 'Mit deinem Laden mitmachen',
		share: 'Teilen',
		shareOrCopy: 'Link teilen oder kopieren',
		linkCopied: 'Link kopiert',
		copyFailed: 'Kopieren ging nicht. Bitte kopiere die Adresse aus deinem Browser.',
		email: 'E-Mail',
		review: 'Dieses Event prüfen',
		manage: 'Dein Event verwalten',
		edit: 'Bearbeiten',
		pictures: 'Bilder',
		poster: 'Plakat',
		copy: 'Kopieren',
		cancel: 'Event absagen',
		dates: {
			changed: plural('count', {
				one: 'Deine Änderungen sind gespeichert, auch für 1 weiteren Termin.',
				other: 'Deine Änderungen sind gespeichert, auch für # weitere Termine.'
			}),
			kept: plural('count', {
				one: '1 Termin behält seine eigenen Angaben.',
				other: '# Termine behalten ihre eigenen Angaben.'
			})
		},
		flashes: {
			created: {
				title: 'Angekündigt',
				text: 'Gespeichert. Als Nächstes prüft es unsere Moderation. Dann können es alle sehen.'
			},
			series: {
				title: 'Angekündigt',
				text: 'Gespeichert, ein Event für jeden Termin. Die Moderation prüft sie als Nächstes. Die anderen Termine findest du in <link>deiner Übersicht</link>.'
			},
			changed: { title: 'Gespeichert', text: 'Deine Änderungen sind gespeichert.' },
			cancelled: {
				title: 'Abgesagt',
				text: 'Dein Event ist abgesagt. Seine Seite bleibt, damit niemand umsonst kommt.'
			}
		},
		shared: message('{title}, {summary}: {url}')
	},

	participants: {
		title: message('Wer mitmacht: {event}'),
		description: message('Die Läden, die bei {event} mitmachen.'),
		heading: 'Wer mitmacht',
		event: 'bei <link>{event}</link>',
		noneOnPage: 'Auf dieser Seite gibt es keine Läden. Sieh dir die nächste an.',
		none: 'Noch macht kein Laden mit.',
		more: 'Mehr Läden'
	},

	form: {
		fallbackTitle: 'dein Event',
		new: 'Event ankündigen',
		introduction:
			'Unsere Moderation sieht es sich an. Dann können es alle sehen, und Läden können mitmachen.',
		submit: 'Ankündigen',
		edit: '{name} bearbeiten',
		editTitle: message('{title} bearbeiten'),
		cancel: 'Event absagen',
		saveDraft: 'Als Entwurf speichern',
		draft: 'Entwurf: {name}',
		draftTitle: message('Entwurf: {title}'),
		deleteDraft: 'Entwurf löschen',
		noHost: {
			title: 'Wer veranstaltet es?',
			message:
				'Jedes Event wird von einem Laden veranstaltet. Registriere zuerst deinen, dann kündige sein Event an.',
			register: 'Laden registrieren'
		},
		host: 'Veranstaltet von',
		chosenHost: 'Der Laden, den du gewählt hast',
		title: 'Titel',
		description: 'Was passiert dort? (optional)',
		descriptionHint: 'In deinen eigenen Worten. Zeilenumbrüche bleiben erhalten.',
		when: 'Wann',
		starts: 'Beginn',
		ends: 'Ende',
		timeZone: 'Zeitzone',
		timeZoneHint: 'Die Zeiten oben gelten in dieser Zeitzone. Wir können sie vom Ort übernehmen.',
		zoneOfPlace: 'Die Zeitzone des Ortes',
		where: 'Wo',
		place: 'Name des Ortes',
		address: 'Adresse (optional)',
		addressHint: 'Straße und Ort, zum Beispiel „Wapping Road 7, Bristol“',
		lookUp: 'Adresse suchen',
		lookUpHint: message('Wir schicken sie an {host}.'),
		lookingUp: 'Wird gesucht …',
		found: 'Welche ist es?',
		foundOne: 'Der Punkt ist gesetzt. Prüf ihn, dann geht es weiter.',
		geocoderCredits: 'Adresssuche: © OpenStreetMap-Mitwirkende',
		latitude: 'Breitengrad (optional)',
		latitudeHint: 'Zum Beispiel 52,52',
		longitude: 'Längengrad (optional)',
		longitudeHint: 'Zum Beispiel 13,405',
		coordinatesHint:
			'In den meisten Karten-Apps kannst du die Stelle gedrückt halten (oder mit der rechten Maustaste anklicken) und beide Zahlen kopieren. Du kannst sie zusammen in eines der Felder einfügen, oder einen Link aus Google Maps, Apple Karten oder OpenStreetMap.',
		checkPoint: 'Den Punkt auf einer Karte ansehen',
		facts: 'Gut zu wissen (alles optional)',
		price: 'Preis',
		priceHint: '0, wenn es kostenlos ist. Der niedrigste, wenn es mehrere gibt.',
		currency: 'Währung',
		chooseCurrency: 'Bitte wählen',
		ticketUrl: 'Wo es Tickets gibt',
		ticketUrlHint: 'Eine Webadresse, zum Beispiel tickets.example.org',
		setting: 'Drinnen oder draußen?',
		notSaid: 'Keine Angabe',
		minAge: 'Mindestalter',
		minAgeHint: 'In Jahren. 0, wenn alle willkommen sind.',
		rainPlan: 'Was passiert bei Regen?',
		rainPlanHint: 'Wie „wir ziehen in die Halle nebenan“.',
		copied: 'Kopiert von <link>{title}</link>. Wähle neue Zeiten.',
		accessibility: 'Barrierefreiheit',
		accessibilityNote: 'Mehr zur Barrierefreiheit',
		accessibilityNoteHint:
			'Zum Beispiel „die Rampe ist an der Hintertür“ oder „ruhige Stunden von 10 bis 11“.',
		repeat: 'Wiederholen',
		repeatHint: 'Jeder Termin wird ein eigenes Event, zur gleichen Uhrzeit.',
		once: 'Wiederholt sich nicht',
		rhythms: {
			week: 'Jede Woche',
			two_weeks: 'Alle zwei Wochen',
			month_date: 'Jeden Monat am gleichen Tag',
			month_weekday: 'Jeden Monat am gleichen Wochentag, etwa am zweiten Samstag'
		},
		times: 'Wie viele Termine, wenn es sich wiederholt',
		except: 'Auslassen',
		exceptHint: 'Daten wie 2027-12-25, mit Kommas dazwischen.'
	},

	fields: {
		business_id: 'Veranstaltet von',
		title: 'Titel',
		description: 'Was passiert dort?',
		start_at: 'Beginn',
		end_at: 'Ende',
		time_zone: 'Zeitzone',
		location_name: 'Name des Ortes',
		address: 'Adresse',
		latitude: 'Breitengrad',
		longitude: 'Längengrad',
		categories: 'Kategorien',
		joining: 'Wie Läden mitmachen',
		capacity: 'Wie viele Läden Platz haben',
		price_amount: 'Preis',
		price_currency: 'Währung',
		ticket_url: 'Wo es Tickets gibt',
		setting: 'Drinnen oder draußen',
		min_age: 'Mindestalter',
		rain_plan: 'Bei Regen',
		accessibility: 'Barrierefreiheit',
		accessibility_note: 'Mehr zur Barrierefreiheit',
		repeat: 'Wiederholen'
	},

	scope: {
		which: 'Welche Termine?',
		scopes: {
			one: 'Nur diesen',
			following: 'Diesen und alle danach',
			all: 'Alle, die noch kommen'
		},
		hint: 'Dort ändert sich nur, was du hier änderst. Termine, die du einzeln geändert hast, behalten ihre Angaben.'
	},

	deleteDraft: {
		title: 'Deinen Entwurf löschen',
		question: 'Den Entwurf {name} löschen?',
		consequences: 'Das lässt sich nicht rückgängig machen.',
		submit: 'Entwurf löschen',
		keep: 'Behalten'
	},

	cancel: {
		title: 'Dein Event absagen',
		question: '{name} absagen?',
		consequences:
			'Seite und Absage bleiben sichtbar, damit niemand umsonst kommt. In Listen steht es nicht mehr. Das lässt sich nicht rückgängig machen.',
		submit: 'Event absagen',
		keep: 'Nicht absagen'
	}
};
