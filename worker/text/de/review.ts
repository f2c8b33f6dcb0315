import type { review as english } from '../en/review.ts';

export const review: typeof english = {
	title: 'Prüfen',
	sections: {
		waiting: 'Wartet',
		edits: 'Geändert',
		reports: 'Meldungen',
		categories: 'Kategorien',
		claims: 'Übernahmen',
		log: 'Protokoll',
		appeals: 'Widersprüche',
		search: 'Suche'
	},
	navigation: 'Moderation',
	order: 'Älteste zuerst.',
	more: 'Mehr zu prüfen',
	remaining: 'Wartet auch',
	current: 'Aktuelle Fassung',
	waitingSince: 'Eingereicht',
	verify: 'Bestätigen<hidden>: {name}</hidden>',
	owner: 'Wem es gehört<hidden>: {name}</hidden>',
	approve: 'Freigeben<hidden>: {name}</hidden>',
	approveSeries: 'Alle Termine freigeben<hidden>: {name}</hidden>',
	allDates: 'Alle Termine dieser Reihe',
	reject: 'Ablehnen<hidden>: {name}</hidden>',
	reason: 'Grund',
	reasonHint: 'Wer es veranstaltet, sieht den Grund und kann das Event ändern und neu einreichen.',
	givenReason: 'Grund: {reason}',
	decline: 'Ablehnen<hidden>: {name}</hidden>',
	suspend: 'Sperren<hidden>: {name}</hidden>',
	suspendHint:
		'Das Team sieht den Grund. Der Laden und seine Events verschwinden sofort von der Website.',
	declineHint: 'Das Team sieht den Grund und kann den Laden ändern und neu einreichen.',
	restore: 'Entsperren<hidden>: {name}</hidden>',
	sendDecline: 'Mit diesem Grund ablehnen',
	sendSuspend: 'Mit diesem Grund sperren',
	sendReason: 'Mit diesem Grund ablehnen',
	sendAgain: 'Noch einmal senden',
	appeals: {
		title: 'Widersprüche',
		more: 'Weitere Widersprüche',
		said: 'Was das Team sagt',
		decide: 'Entscheidung ändern<hidden>: {name}</hidden>',
		answer: 'Deine Antwort',
		answerHint: 'Das Team sieht sie. Die Entscheidung bleibt, wie sie ist.',
		submit: 'Bei der Entscheidung bleiben',
		answered: {
			title: 'Beantwortet',
			text: 'Deine Antwort ist abgesendet, und die Entscheidung bleibt.'
		},
		none: {
			title: 'Keine Widersprüche',
			message: 'Wenn ein Team einer Entscheidung widerspricht, erscheint es hier.'
		}
	},
	search: {
		title: 'Personen, Läden und Events finden',
		label: 'Was suchst du?',
		hint: 'Einen Namen, einen Titel, eine ID, einen Link, @kurzname oder die genaue E-Mail-Adresse von jemandem',
		submit: 'Suchen',
		none: 'Nichts hat diesen Namen oder diese Adresse. Versuch es mit weniger Wörtern.',
		kinds: { people: 'Personen', businesses: 'Läden', events: 'Events' },
		more: { people: 'Weitere Personen', businesses: 'Weitere Läden', events: 'Weitere Events' },
		decide: 'Entscheiden<hidden>: {name}</hidden>',
		facts: {
			since: 'Angelegt',
			decided: 'Entschieden',
			owner: 'Gehört',
			businesses: 'Läden',
			events: 'Events',
			reports: 'Offene Meldungen'
		}
	},
	edits: {
		title: 'Nach der Freigabe geändert',
		introduction: 'Das wurde geändert und ist schon öffentlich.',
		more: 'Weitere Änderungen',
		last: 'Zuletzt geändert',
		was: 'Vorher:',
		now: 'Jetzt:',
		pictures: 'Es sind andere Bilder.',
		undone: 'Es unterscheidet sich nichts mehr.',
		markSeen: 'Als gesehen markieren<hidden>: {name}</hidden>',
		seen: { title: 'Gesehen', text: 'Diese Änderung ist von der Liste.' },
		none: {
			title: 'Nichts geändert',
			message: 'Wenn jemand etwas Öffentliches ändert, erscheint es hier.'
		}
	},
	categories: {
		title: 'Kategorien',
		introduction: 'Läden und Events wählen bis zu drei davon. Ihre Reihenfolge hier gilt überall.',
		retiredTitle: 'Stillgelegt',
		retired: 'Hier kommt nichts Neues dazu. Was darin ist, bleibt, und die Seiten bleiben auch.',
		edit: 'Bearbeiten<hidden>: {name}</hidden>',
		up: '{name} nach oben',
		down: '{name} nach unten',
		add: 'Kategorie hinzufügen',
		editTitle: 'Kategorie bearbeiten',
		heading: '{name} bearbeiten',
		labels: {
			name: 'Name auf Englisch',
			name_de: 'Name auf Deutsch',
			name_es: 'Name auf Spanisch'
		},
		translationHint: 'Wenn du das Feld leer lässt, gilt der englische Name.',
		retire: 'Stilllegen',
		retireHint:
			'Niemand kann sie mehr wählen. Was darin ist, bleibt, und du kannst sie wieder einführen.',
		restore: 'Wieder einführen',
		restoreHint: 'Sie lässt sich wieder wählen.',
		merge: 'Mit einer anderen zusammenlegen',
		mergeHint:
			'Ihre Läden und Events ziehen in wenigen Minuten um, und ihre Adresse führt zur anderen. Das lässt sich nicht rückgängig machen.',
		into: 'Die andere Kategorie',
		choose: 'Wähl eine',
		submitMerge: 'Endgültig zusammenlegen',
		flashes: {
			added: { title: 'Hinzugefügt', text: '„{name}“ lässt sich jetzt wählen.' },
			saved: { title: 'Gespeichert', text: '„{name}“ ist gespeichert.' },
			moved: { title: 'Verschoben', text: '„{name}“ hat den neuen Platz.' },
			retired: { title: 'Stillgelegt', text: '„{name}“ lässt sich nicht mehr wählen.' },
			restored: { title: 'Wieder eingeführt', text: '„{name}“ lässt sich wieder wählen.' },
			merged: { title: 'Zusammengelegt', text: '„{name}“ bekommt alles in wenigen Minuten.' }
		}
	},
	claims: {
		title: 'Übernahmen',
		more: 'Weitere Übernahmen',
		accept: '{name} den Laden geben',
		decline: 'Ablehnen',
		reasonHint: 'Wer den Laden übernehmen will, sieht den Grund.',
		accepted: { title: 'Angenommen', text: 'Der Laden gehört jetzt jemandem.' },
		declined: { title: 'Abgelehnt', text: 'Wer den Laden übernehmen wollte, sieht deinen Grund.' },
		none: {
			title: 'Keine Übernahmen',
			message: 'Wenn jemand einen Laden übernehmen will, der niemandem gehört, erscheint es hier.'
		}
	},
	flashes: {
		declined: {
			title: 'Abgelehnt',
			text: '<link>{name}</link> ist abgelehnt. Das Team sieht deinen Grund und kann den Laden neu einreichen.'
		},
		suspended: {
			title: 'Gesperrt',
			text: '<link>{name}</link> ist gesperrt. Nur das Team sieht den Laden noch.'
		},
		restored: {
			title: 'Entsperrt',
			text: '<link>{name}</link> ist wieder da und für alle sichtbar.'
		},
		verified: {
			title: 'Bestätigt',
			text: '<link>{name}</link> ist bestätigt und jetzt für alle sichtbar.'
		},
		approved: {
			title: 'Freigegeben',
			text: '<link>{name}</link> ist freigegeben und jetzt für alle sichtbar.'
		},
		rejected: {
			title: 'Abgelehnt',
			text: '<link>{name}</link> ist abgelehnt. Wer es veranstaltet, sieht deinen Grund und kann es neu einreichen.'
		}
	},
	none: {
		title: 'Alles geprüft',
		message: 'Es gibt nichts zu prüfen. Neue Läden und Events erscheinen hier, die ältesten zuerst.'
	}
};
