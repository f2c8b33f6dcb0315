import type { problems as english } from '../en/problems.ts';

export const problems: typeof english = {
	title: 'Etwas ist schiefgegangen',
	titles: {
		401: 'Bitte melde dich an',
		403: 'Das kannst du nicht ändern',
		404: 'Dieser Stand ist leer'
	},
	reference: 'Wenn du <link>um Hilfe bittest</link>, nenne diese Nummer:',
	goHome: 'Zur Startseite',
	backToItsPage: 'Zurück zur Seite',
	notFound:
		'Unter dieser Adresse gibt es nichts. Vielleicht ist die Seite umgezogen, oder ein Teil des Links fehlt.',
	nothingHere: 'Unter dieser Adresse gibt es nichts.',
	failed: 'Das kann diese Seite nicht. Geh zurück, und versuch es auf einem anderen Weg.',
	identityUnknown: 'Wir können gerade nicht erkennen, wer du bist.',
	signInForAccount: 'Melde dich an, um dein Konto zu sehen.',
	noSignInStarted:
		'Diese Seite schließt eine Anmeldung ab, aber es wurde keine begonnen. Bitte melde dich noch einmal an.',
	notYourBusiness: 'Du darfst diesen Laden nicht verwalten.',
	notYourEvent: 'Du darfst dieses Event nicht verwalten.',
	eventCancelled:
		'Dieses Event wurde abgesagt und lässt sich nicht mehr ändern. Du kannst ein neues ankündigen.',
	stillHere: 'Was du eingegeben hast, ist noch da.',
	sendAgain: 'Noch einmal senden'
};
