import type { notifications as english } from '../en/notifications.ts';
import { choose, message } from './wording.ts';

const seeEvent = 'Event ansehen';
const seeBusiness = 'Laden ansehen';

export const notifications: typeof english = {
	title: 'Neuigkeiten',
	introduction:
		'Was sich bei deinen Events und Läden getan hat. Neuigkeiten bleiben 90 Tage lang stehen.',
	none: 'Noch nichts Neues',
	noneYet: 'Was sich bei deinen Events und Läden tut, steht bald hier.',
	unread: message('{count} ungelesen'),
	isUnread: 'Neu',
	markRead: 'Als gelesen markieren<hidden>: {title}</hidden>',
	markAllRead: 'Alle als gelesen markieren',
	allRead: 'Als gelesen markiert',
	choose: 'Auswählen, was wir dir mailen',
	older: 'Ältere Neuigkeiten',
	when: 'Wann',
	where: 'Wo',
	before: 'Vorher',
	reason: 'Grund',
	question: 'Frage',
	answer: 'Antwort',

	groups: {
		visitor: 'Events und Läden, die ich mag',
		business: 'Meine Läden',
		moderator: 'Moderation',
		security: 'Die Sicherheit meines Kontos'
	},
	choices: {
		event_reminder: 'ein Event, das ich mir gemerkt habe, morgen stattfindet',
		event_announced: 'ein Laden, dem ich folge, ein Event ankündigt',
		event_changed:
			'ein Event, das ich mir gemerkt habe oder bei dem ich mitmache, eine andere Zeit oder einen anderen Ort bekommt',
		event_cancelled: 'ein Event abgesagt wird, das ich mir gemerkt habe oder bei dem ich mitmache',
		question_answered: 'meine Frage zu einem Event beantwortet wird',
		question_asked: 'jemand etwas zu meinem Event fragt',
		join_requested: 'ein Laden bei meinem Event mitmachen möchte',
		business_joined: 'ein Laden bei meinem Event mitmacht',
		business_left: 'ein Laden bei meinem Event aussteigt',
		business_invited: 'mein Laden zu einem Event eingeladen wird',
		join_accepted: 'mein Laden bei einem Event mitmachen darf',
		join_waiting: 'mein Laden mitmachen darf, sobald ein Platz frei wird',
		place_free: 'mein Laden einen Platz bekommt, auf den er gewartet hat',
		join_declined: 'mein Laden bei einem Event nicht mitmachen kann',
		business_removed: 'mein Laden von einem Event entfernt wird',
		appeal_answered: 'die Moderation auf meinen Widerspruch antwortet',
		claim_decided: 'die Moderation über einen Laden entscheidet, den ich übernehmen will',
		business_decided: 'die Moderation über meinen Laden entscheidet',
		event_accepted: 'mein Event freigegeben wird',
		event_declined: 'mein Event nicht angenommen wird',
		team_changed: 'jemand ins Team meines Ladens kommt oder es verlässt',
		review_waiting: 'etwas auf eine Entscheidung wartet (höchstens einmal am Tag)'
	},

	kinds: {
		event_reminder: {
			title: message('Morgen: {title}'),
			body: 'Dieses Event hast du dir gemerkt, und bald ist es so weit.',
			link: seeEvent
		},
		event_announced: {
			title: message('{business}: {title}'),
			body: message('{business} hat ein Event angekündigt. Du folgst diesem Laden.'),
			link: seeEvent
		},
		event_changed: {
			title: message('Geändert: {title}'),
			body: 'Ein Event, das du dir gemerkt hast oder bei dem du mitmachst, hat jetzt eine andere Zeit oder einen anderen Ort.',
			link: seeEvent
		},
		event_cancelled: {
			title: message('Abgesagt: {title}'),
			body: 'Ein Event, das du dir gemerkt hast oder bei dem du mitmachst, wurde abgesagt.',
			link: seeEvent
		},
		question_answered: {
			title: message('Deine Frage zu {title}'),
			body: 'Sie wurde beantwortet.',
			link: 'Deine Fragen ansehen'
		},
		question_asked: {
			title: message('Eine Frage zu {title}'),
			body: 'Jemand möchte etwas über dein Event wissen. Wenn du auf Popmap antwortest, erscheinen weder dein Name noch deine Adresse.',
			link: 'Antworten'
		},
		join_requested: {
			title: message('{business} möchte bei {title} mitmachen'),
			body: message(
				'{business} fragt, ob noch Platz ist. Zusagen oder absagen kannst du auf der Seite des Events.'
			),
			link: seeEvent
		},
		business_joined: {
			title: message('{business} macht bei {title} mit'),
			body: message('{business} ist jetzt bei deinem Event dabei.'),
			link: seeEvent
		},
		business_left: {
			title: message('{business} macht bei {title} nicht mehr mit'),
			body: message('{business} ist bei deinem Event nicht mehr dabei.'),
			link: seeEvent
		},
		business_invited: {
			title: message('{business} ist zu {title} eingeladen'),
			body: message('Wer das Event veranstaltet, hätte {business} gern dabei.'),
			link: seeEvent
		},
		join_accepted: {
			title: message('Du bist dabei: {title}'),
			body: message('{business} macht jetzt mit.'),
			link: seeEvent
		},
		join_waiting: {
			title: message('Auf der Warteliste: {title}'),
			body: message(
				'Du hast eine Zusage, aber das Event ist voll. {business} macht mit, sobald ein Platz frei wird.'
			),
			link: seeEvent
		},
		place_free: {
			title: message('Ein Platz ist frei, und er gehört dir: {title}'),
			body: message('{business} stand auf der Warteliste. Jetzt macht dein Laden mit.'),
			link: seeEvent
		},
		join_declined: {
			title: message('Kein Platz bei {title}'),
			body: message('{business} kann diesmal leider nicht mitmachen.'),
			link: seeEvent
		},
		business_removed: {
			title: message('{business} ist bei {title} nicht mehr dabei'),
			body: message('Wer das Event veranstaltet, hat {business} entfernt.'),
			link: seeEvent
		},
		appeal_answered: {
			title: message('{business}: Antwort auf deinen Widerspruch'),
			body: 'Die Moderation hat deinen Widerspruch gelesen. Die Entscheidung bleibt.',
			link: seeBusiness
		},
		claim_decided: {
			title: choose('outcome', {
				accepted: '{business} gehört dir',
				declined: '{business}: Übernahme abgelehnt'
			}),
			body: choose('outcome', {
				accepted:
					'Die Moderation hat dir den Laden gegeben. Du kannst jetzt seine Seite bearbeiten und Events ankündigen.',
				declined: 'Die Moderation hat sich deine Angaben angesehen und sie nicht angenommen.'
			}),
			link: seeBusiness
		},
		business_decided: {
			title: choose('decision', {
				business_verified: '{business}: bestätigt',
				business_declined: '{business}: abgelehnt',
				business_suspended: '{business}: gesperrt',
				business_restored: '{business}: wieder auf Popmap'
			}),
			body: choose('decision', {
				business_verified:
					'{business} ist bestätigt. Alle können ihn jetzt sehen, und er kann bei Events mitmachen.',
				business_declined:
					'Die Moderation hat {business} abgelehnt. Ändere etwas, dann wird noch einmal geprüft.',
				business_suspended:
					'Die Moderation hat {business} gesperrt. Außer dem Team sieht niemand mehr den Laden und seine Events.',
				business_restored:
					'{business} ist nicht mehr gesperrt. Alle können den Laden und seine Events wieder sehen.'
			}),
			link: seeBusiness
		},
		event_accepted: {
			title: message('{title} ist öffentlich'),
			body: 'Die Moderation hat dein Event freigegeben. Jetzt können es alle sehen.',
			link: seeEvent
		},
		event_declined: {
			title: message('{title} wurde nicht angenommen'),
			body: 'Die Moderation hat sich dein Event angesehen und konnte es nicht annehmen. Ändere es, um noch einmal zu fragen.',
			link: seeEvent
		},
		review_waiting: {
			title: message('Etwas wartet auf deine Entscheidung'),
			body: 'Sieh es dir an, wenn du Zeit hast.',
			link: 'Prüfen'
		},
		team_changed: {
			title: message('{business}: Dein Team hat sich geändert'),
			body: choose('change', {
				owner: '{business} gehört jetzt {who}.',
				manager: '{who} ist jetzt in der Leitung von {business}.',
				helper: '{who} hilft jetzt bei {business} mit.',
				left: '{who} hat das Team von {business} verlassen.',
				removed: '{who} ist nicht mehr im Team von {business}.',
				deleted: '{business} wurde gelöscht, von der Person, der der Laden gehörte.'
			}),
			link: seeBusiness
		}
	}
};
