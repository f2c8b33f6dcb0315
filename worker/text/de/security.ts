import type { security as english } from '../en/security.ts';
import { message, plural } from './wording.ts';

/** What was done, and on how many other devices somebody was signed out. */
const done = (text: string) =>
	plural<{ ended: number }>('ended', {
		0: text,
		one: `${text} Du wurdest auf 1 anderen Gerät abgemeldet.`,
		other: `${text} Du wurdest auf # anderen Geräten abgemeldet.`
	});

export const security: typeof english = {
	title: 'Sicherheit',
	back: 'Zurück zur Sicherheit',
	backToAccount: 'Zurück zu deinem Konto',
	keepSessions: 'Auf meinen anderen Geräten angemeldet bleiben',
	keepSessionsHint: 'Sonst melden wir dich dort ab, falls eins nicht dir gehört.',
	weTellYou: 'Wir schreiben dir dazu auch eine E-Mail.',
	confirmed: 'Danke. Das hast du eingegeben: Bitte prüfe es und sende es ab.',
	provider: {
		heading: message('Du meldest dich mit {provider} an'),
		explanation: message(
			'Um dein Passwort und einen zweiten Schritt kümmert sich {provider}. Ändere beides in deinem Konto bei {provider}. Popmap sieht dein Passwort nie.'
		)
	},
	password: {
		heading: 'Passwort',
		change: 'Passwort ändern',
		title: 'Dein Passwort ändern',
		current_password: 'Aktuelles Passwort',
		password: 'Neues Passwort',
		hint: 'Mindestens acht Zeichen, mit Groß- und Kleinbuchstaben und einer Ziffer. Länger ist besser.',
		submit: 'Passwort ändern',
		forgotten: 'Vergessen? <link>Setz es mit einem Code per E-Mail zurück</link>.'
	},
	reset: {
		heading: 'Hast du ein neues Passwort gesetzt?',
		explanation:
			'Dann melde dich überall sonst ab, falls jemand das alte kannte. Wir halten es fest und schreiben dir eine E-Mail.',
		submit: 'Ja, überall sonst abmelden'
	},
	authenticator: {
		heading: 'Authenticator-App',
		off: 'Aus. Mit einer App auf deinem Telefon reicht dein Passwort allein nicht mehr zum Anmelden.',
		on: 'An. Beim Anmelden wirst du nach einem Code aus deiner App gefragt.',
		onNamed: 'An: {name}. Beim Anmelden wirst du nach einem Code daraus gefragt.',
		add: 'Authenticator-App einrichten',
		change: 'Ändern oder entfernen',
		title: 'Authenticator-App',
		introduction:
			'Nimm eine beliebige App, die sechsstellige Codes erzeugt, zum Beispiel die in deinem Passwort-Manager. Du brauchst sie jedes Mal, wenn du dich mit deinem Passwort anmeldest.',
		start: 'QR-Code zeigen',
		replace: 'Eine andere App nehmen',
		scan: 'Scanne das mit deiner App',
		qrCode: 'QR-Code für deine Authenticator-App',
		openApp: 'Ist die App auf diesem Gerät? <link>Öffne sie hier</link>.',
		type: 'Oder tippe diesen Schlüssel dort ein:',
		code: 'Code aus der App',
		codeHint: 'Sechs Ziffern. Sie wechseln alle 30 Sekunden.',
		name: 'Name der App oder des Geräts',
		nameHint: 'Damit du sie später wiedererkennst, zum Beispiel „Mein Telefon“.',
		confirm: 'Einschalten',
		lost: 'Sorge für einen zweiten Weg, Codes zu erzeugen, zum Beispiel ein zweites Gerät mit demselben Schlüssel. Wenn du den einzigen verlierst, schreib uns.',
		removeHeading: 'Ausschalten',
		removeExplanation: 'Dann reicht dein Passwort allein zum Anmelden.',
		remove: 'Ausschalten'
	},
	passkeys: {
		heading: 'Passkeys',
		none: 'Keine. Mit einem Passkey meldest du dich per Fingerabdruck, Gesicht oder Bildschirmsperre an, ohne Passwort.',
		some: 'Du kannst dich mit einem Passkey anmelden.',
		manage: 'Deine Passkeys',
		title: 'Deine Passkeys',
		introduction:
			'Mit einem Passkey meldest du dich per Fingerabdruck, Gesicht oder Bildschirmsperre an. Niemand kann ihn erraten, und er lässt sich keiner falschen Seite verraten.',
		empty: 'Du hast noch keinen Passkey.',
		added: 'Hinzugefügt',
		remove: 'Entfernen<hidden>: {name}</hidden>',
		add: 'Passkey hinzufügen',
		newTitle: 'Passkey hinzufügen',
		newIntroduction:
			'Gib ihm einen Namen, dann bittet dich dein Browser um Fingerabdruck, Gesicht, Bildschirmsperre oder Sicherheitsschlüssel.',
		name: 'Name',
		nameHint: 'Damit du ihn später wiedererkennst, zum Beispiel „Mein Telefon“.',
		submit: 'Passkey erstellen',
		needsScript:
			'Um einen Passkey zu erstellen, braucht dein Browser JavaScript. Sonst braucht es hier nichts.',
		unsupported:
			'Dieser Browser kann keine Passkeys erstellen. Versuch es mit einem neueren oder einem anderen Gerät.',
		cancelled: 'Es wurde kein Passkey erstellt. Versuch es noch einmal, wenn du so weit bist.',
		known: 'Dieses Gerät hat schon einen Passkey für dein Konto.'
	},
	devices: {
		heading: 'Geräte',
		explanation: 'Sieh nach, wo du angemeldet bist, und melde dich dort ab.'
	},
	activity: {
		heading: 'Letzte Aktivität',
		explanation:
			'Was in den letzten 90 Tagen in deinem Konto passiert ist. Warst du etwas davon nicht? <link>Melde dich überall sonst ab</link>, und ändere dann dein Passwort.',
		none: 'Noch nichts.',
		kinds: {
			signed_in: 'Angemeldet',
			password: 'Passwort geändert',
			address: 'E-Mail-Adresse geändert',
			mail_address: 'Adresse für E-Mails geändert',
			name: 'Name geändert',
			authenticator_added: 'Authenticator-App eingeschaltet',
			authenticator_removed: 'Authenticator-App ausgeschaltet',
			passkey_added: 'Passkey hinzugefügt',
			passkey_removed: 'Passkey entfernt',
			provider_linked: 'Weiteren Weg zum Anmelden hinzugefügt',
			provider_removed: 'Weg zum Anmelden entfernt',
			token_added: 'API-Token erstellt',
			token_removed: 'API-Token gelöscht'
		}
	},
	done: {
		password: done('Dein Passwort ist geändert.'),
		reset: done('Festgehalten.'),
		authenticator_added: done('Deine Authenticator-App ist eingeschaltet.'),
		authenticator_removed: done('Deine Authenticator-App ist ausgeschaltet.'),
		passkey_added: done('Dein Passkey ist hinzugefügt.'),
		passkey_removed: done('Der Passkey ist entfernt. Lösche ihn auch auf deinem Gerät.')
	},
	doneTitle: 'Fertig'
};
