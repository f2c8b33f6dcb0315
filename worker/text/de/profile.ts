import type { profile as english } from '../en/profile.ts';
import { message, plural } from './wording.ts';

export const profile: typeof english = {
	names: {
		change: 'Namen ändern',
		title: 'Deinen Namen ändern',
		name: 'Name',
		nameHint: 'Andere sehen ihn, zum Beispiel neben dem, was du ankündigst.',
		given_name: 'Vorname',
		family_name: 'Nachname',
		submit: 'Speichern',
		fromProvider: message('Dein Name kommt bei jeder Anmeldung von {provider}. Ändere ihn dort.')
	},
	email: {
		change: 'E-Mail-Adresse ändern',
		title: 'Deine E-Mail-Adresse ändern',
		introduction:
			'Mit dieser Adresse meldest du dich an. Wir schicken einen Code an die neue. Bis du ihn eingibst, bleibt die alte, wie sie ist.',
		current: 'Deine Adresse jetzt',
		email: 'Neue E-Mail-Adresse',
		submit: 'Code schicken',
		codeHeading: 'Code eingeben',
		codeSent:
			'Wir haben einen Code an {address} geschickt. Bis du ihn eingibst, gilt deine alte Adresse.',
		code: 'Code',
		codeHint: 'Sechs Ziffern aus der neuesten E-Mail.',
		confirm: 'Neue Adresse benutzen',
		again: 'Keine E-Mail? Sieh im Spam-Ordner nach, oder schick sie noch einmal:',
		sendAgain: 'Neuen Code schicken',
		other: 'Oder nimm eine andere Adresse',
		pending: 'Noch nicht bestätigt: {address}. <link>Code eingeben</link>',
		fromProvider: message(
			'Deine Adresse kommt bei jeder Anmeldung von {provider}. Ändere sie dort.'
		)
	},
	provider: {
		heading: 'Wie du dich anmeldest',
		Cognito:
			'Per E-Mail, mit einem Passwort, das du wählst. Unter „Sicherheit“ kannst du eine Authenticator-App und Passkeys hinzufügen.',
		other: message(
			'Mit {provider}. Von dort erfahren wir, wer du bist, und bekommen deinen Namen und deine Adresse. Wenn du dein Konto bei {provider} verlierst, kannst du dich nicht mehr anmelden.'
		)
	},
	mail: {
		heading: 'Wohin wir dir schreiben',
		toEmail: 'An {address}.',
		nowhere: message(
			'Noch nirgendwohin: {provider} hat uns keine bestätigte Adresse gegeben. Gib eine an, damit wir dir zu deinen Events und zur Sicherheit deines Kontos schreiben können.'
		),
		add: 'Adresse für E-Mails angeben',
		change: 'Adresse für E-Mails ändern',
		title: 'Eine Adresse für E-Mails',
		introduction:
			'Dorthin schreiben wir; anmelden tust du dich nicht damit. Zuerst schicken wir dir einen Code.',
		email: 'E-Mail-Adresse',
		submit: 'Code schicken',
		codeSent: 'Wir haben einen Code an {address} geschickt. Er gilt zehn Minuten.',
		code: 'Code',
		confirm: 'Diese Adresse benutzen',
		remove: 'Wieder an meine Anmeldeadresse schreiben',
		removeOnly: 'Entfernen'
	},
	doneTitle: 'Gespeichert',
	done: {
		name: 'Dein Name ist geändert.',
		address: plural('ended', {
			0: 'Deine E-Mail-Adresse ist geändert.',
			one: 'Deine E-Mail-Adresse ist geändert. Du wurdest auf 1 anderen Gerät abgemeldet.',
			other: 'Deine E-Mail-Adresse ist geändert. Du wurdest auf # anderen Geräten abgemeldet.'
		}),
		mail: 'Wir schreiben jetzt an diese Adresse.',
		removed: 'Die Adresse ist entfernt.'
	},
	back: 'Zurück zu deinem Konto'
};
