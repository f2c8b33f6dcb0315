import type { mail as english } from '../en/mail.ts';
import { choose, message } from './wording.ts';

const account = 'Sieh dir dein Konto an';

const undo =
	'Warst du das nicht? Melde alle Geräte ab, die du nicht kennst, ändere dein Passwort dort, wo du dich anmeldest, und antworte niemandem, der nach einem Code fragt.';

const wasItYou = 'Warst du das? Dann musst du nichts tun.';

const changed = choose('change', {
	password: 'Das Passwort deines Popmap-Kontos wurde geändert.',
	address: 'Die E-Mail-Adresse deines Popmap-Kontos wurde in diese geändert.',
	authenticator_added:
		'Beim Anmelden bei deinem Popmap-Konto wird jetzt nach einem Code aus einer App gefragt.',
	authenticator_removed:
		'Beim Anmelden bei deinem Popmap-Konto wird nicht mehr nach einem Code aus einer App gefragt.',
	passkey_added: 'Zu deinem Popmap-Konto wurde ein Passkey hinzugefügt.',
	passkey_removed: 'Aus deinem Popmap-Konto wurde ein Passkey entfernt.',
	provider_linked: 'Zu deinem Popmap-Konto wurde ein weiterer Weg zum Anmelden hinzugefügt.',
	provider_removed: 'Aus deinem Popmap-Konto wurde ein Weg zum Anmelden entfernt.',
	token_added:
		'Für dein Popmap-Konto wurde ein API-Token erstellt, mit dem Programme es nutzen können.'
});

export const mail: typeof english = {
	when: 'Wann',
	device: 'Gerät',
	country: 'Land',
	signedInWith: 'Angemeldet mit',
	wayToSignIn: 'Weg zum Anmelden',
	event: 'Event',
	aboutSecurity:
		'Du bekommst diese E-Mail, weil es um die Sicherheit deines Popmap-Kontos geht. Sie lässt sich nicht abstellen.',
	aboutAccount: 'Du bekommst diese E-Mail wegen dem, was du auf Popmap machst.',
	toOperator: 'Du bekommst diese E-Mail, weil dies die Kontaktadresse der Website ist.',
	toInvited:
		'Du bekommst diese E-Mail, weil jemand diese Adresse eingegeben hat, um dich einzuladen. Wir vergessen sie, wenn die Einladung endet.',
	unsubscribe: 'Solche E-Mails abbestellen',
	preferences: 'Wählen, was wir dir schreiben',

	page: {
		title: 'E-Mails von uns',
		introduction: 'Wir schreiben an {address}.',
		noAddress: 'Wir haben keine E-Mail-Adresse von dir und können dir deshalb nicht schreiben.',
		unproven: 'An {address} schreiben wir nicht, weil niemand sie bestätigt hat.',
		suppressed:
			'Unsere E-Mails an {address} kamen zurück, deshalb versuchen wir es erst in ein paar Tagen wieder. Ist das Postfach voll?',
		legend: 'Schreibt mir, wenn',
		security: 'mein Konto auf einem neuen Gerät benutzt oder geändert wird (immer an)',
		save: 'Speichern',
		saved: 'Gespeichert',
		back: 'Zurück zu deinem Konto',
		unsubscribe: 'Diese E-Mails abbestellen?',
		stopQuestion: 'Wir schreiben dir nicht mehr, wenn',
		stop: 'Abbestellen',
		unsubscribed: 'Du bekommst diese E-Mails nicht mehr',
		stopped: 'Ab jetzt schreiben wir dir nicht mehr, wenn',
		startAgain: 'Wieder bekommen',
		choose: 'Wählen, was wir dir schreiben'
	},

	newDevice: {
		subject: 'Neue Anmeldung bei deinem Popmap-Konto',
		paragraphs: [
			'Jemand hat sich mit einem Browser bei deinem Konto angemeldet, den wir noch nicht kennen.',
			wasItYou,
			undo
		],
		link: 'Sieh nach, wo du angemeldet bist'
	},
	securityChanged: {
		subject: 'Dein Popmap-Konto wurde geändert',
		paragraphs: [changed, wasItYou, undo],
		link: account
	},
	addressChanged: {
		subject: 'Dein Popmap-Konto hat eine neue E-Mail-Adresse',
		paragraphs: [
			'Dein Konto benutzt jetzt eine andere E-Mail-Adresse. An diese schreiben wir nicht mehr.',
			wasItYou,
			'Warst du das nicht? Melde dich an, ändere die Adresse zurück und melde alle Geräte ab, die du nicht kennst. Wenn du dich nicht mehr anmelden kannst, schreib uns von dieser Adresse aus.'
		],
		link: 'Schreib uns'
	},
	accountDeleted: {
		subject: 'Dein Popmap-Konto wurde gelöscht',
		paragraphs: [
			'Dein Konto und seine Daten sind gelöscht, wie du es wolltest. Das ist die letzte E-Mail an diese Adresse.',
			'Warst du das nicht? Schreib uns bald.'
		],
		link: 'Schreib uns'
	},
	addressCode: {
		subject: message('{code} ist dein Popmap-Code'),
		paragraphs: [
			message(
				'Gib diesen Code auf der Seite deines Kontos ein, damit Popmap an diese Adresse schreibt: {code}'
			),
			'Er gilt zehn Minuten. Du hast ihn nicht angefordert? Dann musst du nichts tun.'
		],
		link: account
	},
	suspension: {
		link: 'Popmap öffnen',
		suspended: {
			subject: 'Dein Popmap-Konto ist gesperrt',
			paragraphs: [
				'Die Moderation hat dein Konto gesperrt. Du bist abgemeldet, und deine Läden und ihre Events sind nicht mehr auf der Website.',
				'Du kannst dich weiter anmelden, um den Grund zu lesen, zu widersprechen, deine Daten mitzunehmen oder dein Konto zu löschen.'
			]
		},
		restored: {
			subject: 'Dein Popmap-Konto ist wieder da',
			paragraphs: [
				'Dein Konto ist nicht mehr gesperrt. Deine Läden und ihre Events kommen zurück auf die Website.'
			]
		},
		appeal_answered: {
			subject: 'Dein Widerspruch ist beantwortet',
			paragraphs: ['Die Moderation hat deinen Widerspruch gelesen. Dein Konto bleibt gesperrt.']
		}
	},
	teamInvitation: {
		subject: message('{from} lädt dich zu {business} auf Popmap ein'),
		paragraphs: [
			choose('role', {
				owner: '{from} möchte dir {business} übergeben. Wenn du annimmst, gehört der Laden dir.',
				manager: '{from} lädt dich in die Leitung von {business} ein.',
				helper: '{from} lädt dich als Aushilfe in das Team von {business} ein.'
			}),
			'Der Link funktioniert einmal, sieben Tage lang. Du kennst die Person nicht? Dann musst du nichts tun.'
		],
		link: 'Einladung ansehen'
	}
};
