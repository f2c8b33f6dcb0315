import type { NotificationText, notifications as english } from '../en/notifications.ts';

const seeEvent = 'Event ansehen';
const seeBusiness = 'Laden ansehen';

interface TeamChange {
	business: string;
	who: string;
	change: 'manager' | 'helper' | 'owner' | 'left' | 'removed' | 'deleted';
}

const teamChanges = {
	owner: ({ business, who }: TeamChange) => `${business} gehört jetzt ${who}.`,
	manager: ({ business, who }: TeamChange) => `${who} ist jetzt in der Leitung von ${business}.`,
	helper: ({ business, who }: TeamChange) => `${who} hilft jetzt bei ${business} mit.`,
	left: ({ business, who }: TeamChange) => `${who} hat das Team von ${business} verlassen.`,
	removed: ({ business, who }: TeamChange) => `${who} ist nicht mehr im Team von ${business}.`,
	deleted: ({ business }: TeamChange) =>
		`${business} wurde gelöscht, von der Person, der der Laden gehörte.`
};

const decisions = {
	business_verified: {
		subject: 'bestätigt',
		text: ({ business }: { business: string }) => `${business} ist bestätigt.`,
		next: 'Alle können ihn jetzt sehen, und er kann bei Events mitmachen.'
	},
	business_declined: {
		subject: 'abgelehnt',
		text: ({ business }: { business: string }) => `Die Moderation hat ${business} abgelehnt.`,
		next: 'Ändere etwas, dann wird noch einmal geprüft.'
	},
	business_suspended: {
		subject: 'gesperrt',
		text: ({ business }: { business: string }) => `Die Moderation hat ${business} gesperrt.`,
		next: 'Außer dem Team sieht niemand mehr den Laden und seine Events.'
	},
	business_restored: {
		subject: 'wieder auf Popmap',
		text: ({ business }: { business: string }) => `${business} ist nicht mehr gesperrt.`,
		next: 'Alle können den Laden und seine Events wieder sehen.'
	}
};

export const notifications: typeof english = {
	title: 'Neuigkeiten',
	introduction:
		'Was sich bei deinen Events und Läden getan hat. Neuigkeiten bleiben 90 Tage lang stehen.',
	none: 'Noch nichts Neues',
	noneYet: 'Was sich bei deinen Events und Läden tut, steht bald hier.',
	unread: ({ count }) => `${count} ungelesen`,
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

	groups: {
		visitor: 'Events und Läden, die ich mag',
		business: 'Meine Läden',
		security: 'Die Sicherheit meines Kontos'
	},
	choices: {
		event_reminder: 'ein Event, das ich mir gemerkt habe, morgen stattfindet',
		event_announced: 'ein Laden, dem ich folge, ein Event ankündigt',
		event_changed:
			'ein Event, das ich mir gemerkt habe oder bei dem ich mitmache, eine andere Zeit oder einen anderen Ort bekommt',
		event_cancelled: 'ein Event abgesagt wird, das ich mir gemerkt habe oder bei dem ich mitmache',
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
		business_decided: 'die Moderation über meinen Laden entscheidet',
		event_accepted: 'mein Event freigegeben wird',
		event_declined: 'mein Event nicht angenommen wird',
		team_changed: 'jemand ins Team meines Ladens kommt oder es verlässt'
	},

	kinds: {
		event_reminder: ({ title }): NotificationText => ({
			title: `Morgen: ${title}`,
			body: 'Dieses Event hast du dir gemerkt, und bald ist es so weit.',
			link: seeEvent
		}),
		event_announced: ({ business, title }): NotificationText => ({
			title: `${business}: ${title}`,
			body: `${business} hat ein Event angekündigt. Du folgst diesem Laden.`,
			link: seeEvent
		}),
		event_changed: ({ title }): NotificationText => ({
			title: `Geändert: ${title}`,
			body: 'Ein Event, das du dir gemerkt hast oder bei dem du mitmachst, hat jetzt eine andere Zeit oder einen anderen Ort.',
			link: seeEvent
		}),
		event_cancelled: ({ title }): NotificationText => ({
			title: `Abgesagt: ${title}`,
			body: 'Ein Event, das du dir gemerkt hast oder bei dem du mitmachst, wurde abgesagt.',
			link: seeEvent
		}),
		join_requested: ({ business, title }): NotificationText => ({
			title: `${business} möchte bei ${title} mitmachen`,
			body: `${business} fragt, ob noch Platz ist. Zusagen oder absagen kannst du auf der Seite des Events.`,
			link: seeEvent
		}),
		business_joined: ({ business, title }): NotificationText => ({
			title: `${business} macht bei ${title} mit`,
			body: `${business} ist jetzt bei deinem Event dabei.`,
			link: seeEvent
		}),
		business_left: ({ business, title }): NotificationText => ({
			title: `${business} macht bei ${title} nicht mehr mit`,
			body: `${business} ist bei deinem Event nicht mehr dabei.`,
			link: seeEvent
		}),
		business_invited: ({ business, title }): NotificationText => ({
			title: `${business} ist zu ${title} eingeladen`,
			body: `Wer das Event veranstaltet, hätte ${business} gern dabei.`,
			link: seeEvent
		}),
		join_accepted: ({ business, title }): NotificationText => ({
			title: `Du bist dabei: ${title}`,
			body: `${business} macht jetzt mit.`,
			link: seeEvent
		}),
		join_waiting: ({ business, title }): NotificationText => ({
			title: `Auf der Warteliste: ${title}`,
			body: `Du hast eine Zusage, aber das Event ist voll. ${business} macht mit, sobald ein Platz frei wird.`,
			link: seeEvent
		}),
		place_free: ({ business, title }): NotificationText => ({
			title: `Ein Platz ist frei, und er gehört dir: ${title}`,
			body: `${business} stand auf der Warteliste. Jetzt macht dein Laden mit.`,
			link: seeEvent
		}),
		join_declined: ({ business, title }): NotificationText => ({
			title: `Kein Platz bei ${title}`,
			body: `${business} kann diesmal leider nicht mitmachen.`,
			link: seeEvent
		}),
		business_removed: ({ business, title }): NotificationText => ({
			title: `${business} ist bei ${title} nicht mehr dabei`,
			body: `Wer das Event veranstaltet, hat ${business} entfernt.`,
			link: seeEvent
		}),
		appeal_answered: ({ business }): NotificationText => ({
			title: `${business}: Antwort auf deinen Widerspruch`,
			body: 'Die Moderation hat deinen Widerspruch gelesen. Die Entscheidung bleibt.',
			link: seeBusiness
		}),
		business_decided: ({ business, decision }): NotificationText => ({
			title: `${business}: ${decisions[decision].subject}`,
			body: `${decisions[decision].text({ business })} ${decisions[decision].next}`,
			link: seeBusiness
		}),
		event_accepted: ({ title }): NotificationText => ({
			title: `${title} ist öffentlich`,
			body: 'Die Moderation hat dein Event freigegeben. Jetzt können es alle sehen.',
			link: seeEvent
		}),
		event_declined: ({ title }): NotificationText => ({
			title: `${title} wurde nicht angenommen`,
			body: 'Die Moderation hat sich dein Event angesehen und konnte es nicht annehmen. Ändere es, um noch einmal zu fragen.',
			link: seeEvent
		}),
		team_changed: (change): NotificationText => ({
			title: `${change.business}: Dein Team hat sich geändert`,
			body: teamChanges[change.change](change),
			link: seeBusiness
		})
	}
};
