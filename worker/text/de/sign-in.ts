import type { signIn as english } from '../en/sign-in.ts';
import { or } from './wording.ts';

export const signIn: typeof english = {
	title: 'Anmelden',
	heading: 'Bei Popmap anmelden',
	thenContinue: 'Melde dich an, um weiterzumachen. Danach bringen wir dich zurück.',
	introduction:
		'Hast du einen kleinen Laden? Melde dich an, um Events anzukündigen und bei anderen mitzumachen. Willst du dich nur umsehen? Dafür brauchst du kein Konto.',
	continueWith: ({ provider }: { provider: string }) => `Weiter mit ${provider}`,
	continueWithEmail: 'Weiter mit E-Mail',
	otherAccount: 'Ein anderes Konto nehmen',
	confirm: {
		heading: 'Bestätige, dass du es bist',
		introduction:
			'Damit dein Konto sicher bleibt, melde dich bitte noch einmal an. Danach bist du wieder da, wo du warst.',
		signInAgain: ({ provider }: { provider: string }) =>
			provider === 'Cognito'
				? 'Noch einmal per E-Mail anmelden'
				: `Noch einmal mit ${provider} anmelden`,
		kept: 'Was du eingegeben hast, bleibt erhalten, außer Passwörtern und Codes. Du bleibst angemeldet.',
		back: 'Zurück'
	},
	newHere: 'Neu hier? Mit der ersten Anmeldung entsteht dein Konto.',
	privacy: ({ providers }: { providers: readonly string[] }) =>
		`Von ${or(providers)} bekommen wir deinen Namen und deine E-Mail-Adresse. Wir posten nie etwas.`,
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
