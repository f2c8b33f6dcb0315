import type { SignInSite } from '../auth/sign-in/sign-in-site.ts';
import type { Config } from '../config.ts';
import { languageOfPerson, signInLanguages } from '../languages/sign-in-languages.ts';
import { termsVersion } from '../legal/terms-version.ts';
import { recordActivity } from './activity.ts';
import { recordDevice } from './known-devices.ts';
import { saveLanguage } from './language.ts';
import { recordModerator } from './record-moderator.ts';
import { completePerson, savePerson, userIdOf } from './users.ts';
import { permissionsOfToken } from './viewer.ts';

/** What signing in means here: people accept the terms, and a browser that is new is reported. */
export const signInSite = (config: Pick<Config, 'origin' | 'cognito'>): SignInSite => ({
	languages: signInLanguages(config.origin),
	savePerson: (database, person, at) => ({
		userId: userIdOf(person),
		statements: savePerson(database, person, at, termsVersion)
	}),
	afterSignIn: (c, signIn) => {
		const database = c.get('database');
		const { userId, identityProvider, device, country, at, isSaved } = signIn;
		const language = languageOfPerson(c, config.origin, signIn.returnTo);
		const permissions = permissionsOfToken(signIn.access, config.cognito);
		const activity = { kind: 'signed_in', identityProvider, device, country, at } as const;
		return [
			...completePerson(database, signIn.person),
			saveLanguage(database, userId, language, isSaved),
			...recordActivity(database, userId, activity, isSaved),
			...recordDevice(database, signIn),
			recordModerator(database, userId, permissions, at, isSaved)
		];
	}
});
