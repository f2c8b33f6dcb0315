import type { AfterSignIn } from '../auth/sign-in/after-sign-in.ts';
import { recordActivity } from './activity.ts';
import { saveLanguage } from './language.ts';
import { recordModerator } from './record-moderator.ts';
import { recordDevice } from './known-devices.ts';

/** Notes a sign-in among what somebody did to their account, and reports a browser that is new. */
export const recordSignIn: AfterSignIn = (database, signIn) => {
	const { userId, identityProvider, device, country, language, permissions, at, isSaved } = signIn;
	const activity = { kind: 'signed_in', identityProvider, device, country, at } as const;
	return [
		saveLanguage(database, userId, language, isSaved),
		...recordActivity(database, userId, activity, isSaved),
		...recordDevice(database, signIn),
		recordModerator(database, userId, permissions, at, isSaved)
	];
};
