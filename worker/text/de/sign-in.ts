import type { signIn as english } from '../en/sign-in.ts';
import { message } from './wording.ts';

export const signIn: typeof english = {
	title: 'Anmelden',
	heading: 'Bei Popmap anmelden',
	thenContinue: 'Melde dich an, um weiterzumachen. Danach bringen wir dich zurück.',
	introduction:
		'Hast du einen kleinen Laden? Melde dich an, um Events anzukündigen und bei anderen mitzumachen. Willst du dich nur umsehen? Dafür brauchst du kein Konto.',
	continueWith: message('Weiter mit {provider}'),
	continueWithEmail: 'Weiter mit E-Mail',
	otherAccount: 'Ein anderes Konto nehmen',
	confirm: {
		heading: 'Bestätige, dass du es bist',
		introduction:
			'Damit dein Konto sicher bleibt, melde dich bitte noch einmal an. Danach bist du wieder da, wo du warst.',
		signInAgain: message('Noch einmal mit {provider} anmelden'),
		signInAgainByEmail: 'Noch einmal per E-Mail anmelden',
		kept: 'Was du eingegeben hast, bleibt erhalten, außer Passwörtern und Codes. Du bleibst angemeldet.',
		back: 'Zurück'
	},
	newHere: 'Neu hier? Mit der ersten Anmeldung entsteht dein Konto.',
	privacy: message(
		'Von {providers} bekommen wir deinen Namen und deine E-Mail-Adresse. Wir posten nie etwas.'
	),
	terms: 'Wenn du weitermachst, stimmst du den <link>Nutzungsbedingungen</link> zu.',
	whatWeStore: 'Was wir speichern, steht auf der <link>Seite zum Datenschutz</link>.',
	signedIn: {
		heading: 'Du bist angemeldet',
		name: 'Du nutzt Popmap als {name}.',
		continue: 'Weiter',
		otherAccount: 'Ein anderes Konto nehmen'
	},
	email: 'E-Mail'
};
