import type { accountData as english } from '../en/account-data.ts';
import { message, plural } from './wording.ts';

export const accountData: typeof english = {
	title: 'Deine Daten',
	businesses: plural('count', { 1000: 'mehr als 999 Läden', one: '1 Laden', other: '# Läden' }),
	events: plural('count', { 1000: 'mehr als 999 Events', one: '1 Event', other: '# Events' }),
	introduction: 'Nimm sie mit, übergib sie oder lösche sie.',
	download: {
		heading: 'Herunterladen',
		explanation:
			'Eine Datei mit allem, was Popmap über dich speichert: dein Konto, wo du angemeldet bist, deine Läden und deine Events. Zu jedem Teil steht dabei, was er enthält.',
		link: 'Deine Daten herunterladen'
	},
	handOver: {
		heading: 'Deine Läden übergeben',
		explanation:
			'Erstelle einen Link und schick ihn der Person, die sie bekommen soll. Wer ihn zuerst öffnet und annimmt, bekommt alle deine Läden mitsamt ihren Events. Er gilt einmal und sieben Tage lang.',
		none: 'Dir gehört kein Laden, also gibt es nichts zu übergeben.',
		offer: 'Link erstellen',
		offerAgain: 'Neuen Link erstellen',
		offered: 'Es gibt einen Link. Er läuft ab',
		withdraw: 'Link zurückziehen',
		made: 'Kopiere diesen Link jetzt: Er wird nicht noch einmal angezeigt.',
		link: 'Der Link',
		withdrawn: 'Der Link gilt nicht mehr.'
	},
	deletion: {
		heading: 'Dein Konto löschen',
		explanation:
			'Deine Anmeldung, dein Profil und alles, was dir gehört, werden gelöscht. Das lässt sich nicht rückgängig machen.',
		link: 'Konto löschen …'
	},
	back: 'Zurück zu deinem Konto',

	delete: {
		title: 'Dein Konto löschen',
		heading: 'Dein Konto löschen?',
		consequences:
			'Du wirst überall abgemeldet, und deine Anmeldung und dein Profil werden gelöscht. Eine letzte E-Mail bestätigt es. In unserem Protokoll bleibt nur ein Eintrag ohne deinen Namen: dass ein Konto gelöscht wurde und wann.',
		owned: message(
			'Dir gehören: {holdings}. Deine Läden werden entfernt und ihre Events abgesagt. Gäste können weiterhin lesen, dass ein Event abgesagt wurde. Soll jemand anders weitermachen? Dann <link>übergib sie zuerst</link>.'
		),
		linked: message(
			'Du meldest dich auch mit {providers} an. Das kann bei unserem Anmeldedienst nur der Betreiber löschen, und er tut es. Soll es sofort gelöscht werden, melde dich damit an und <link>entferne es</link> zuerst.'
		),
		remove: 'Ja, mein Konto löschen',
		removeAll: message('Ja, mein Konto löschen und alles entfernen, was mir gehört: {holdings}'),
		removeInSummary: 'Bestätigung',
		submit: 'Mein Konto löschen',
		keep: 'Behalten'
	},

	goodbye: {
		title: 'Mach’s gut',
		text: 'Dein Konto wird gelöscht. Das dauert eine Minute; wenn dir viele Events gehören oder unser Anmeldedienst gestört ist, etwas länger. Du musst nichts weiter tun.',
		thanks: 'Danke, dass du bei Popmap warst. Du bist jederzeit wieder willkommen.',
		home: 'Sehen, was los ist'
	},

	methods: {
		title: 'Wege, dich anzumelden',
		introduction:
			'Jeder davon führt zu diesem Konto. Wenn du einen verlierst, kommst du über einen anderen hinein.',
		added: 'Hinzugefügt',
		lastUsed: 'Zuletzt benutzt',
		current: 'Gerade benutzt',
		remove: message('{provider} entfernen'),
		removed: 'So kannst du dich nicht mehr anmelden.',
		only: 'Das ist dein einziger Weg, dich anzumelden, deshalb lässt er sich nicht entfernen.',
		add: 'Noch einen Weg hinzufügen',
		addExplanation:
			'Du meldest dich dort einmal in diesem Browser an, um zu zeigen, dass es deiner ist. Wir verbinden nie Konten, nur weil ihre E-Mail-Adressen gleich sind.',
		addWith: message('{provider} hinzufügen'),
		complete: 'Du benutzt alle Wege, die es gibt.',
		linked: 'Fertig. Ab jetzt führt auch dieser Weg zu diesem Konto.',
		back: 'Zurück zu deinem Konto'
	},

	handover: {
		title: 'Läden für dich',
		offer: '{from} übergibt dir {businesses}, mitsamt den eigenen Events.',
		consequences: 'Sie gehören dann dir, und du kannst sie wie deine eigenen ändern und löschen.',
		until: 'Dieses Angebot endet',
		accept: 'Annehmen',
		decline: 'Nicht jetzt'
	},

	status: {
		title: 'Löschung deiner Daten',
		underWay:
			'Facebook hat uns gebeten, deine Daten zu löschen. Wir sind dabei: Es dauert ein paar Minuten.',
		done: 'Zu dieser Anfrage speichern wir keine Daten mehr.',
		code: 'Bestätigungscode'
	}
};
