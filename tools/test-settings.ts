/** The settings of a site on one port with a local Cognito on another. The key is for tests only. */
const settingsAt = (site: number, cognito: number) => ({
	APP_ORIGIN: `http://localhost:${site}`,
	COGNITO_REGION: 'eu-west-1',
	COGNITO_USER_POOL_ID: 'eu-west-1_Local0001',
	COGNITO_CLIENT_ID: 'popmaplocalconfidential001',
	COGNITO_CLIENT_SECRET: 'local_secret_that_guards_nothing_but_made_up_people1',
	COGNITO_API_CLIENT_IDS: 'popmaplocalpublic000000001',
	COGNITO_DOMAIN: `http://localhost:${cognito}`,
	COGNITO_ISSUER: `http://localhost:${cognito}/eu-west-1_Local0001`,
	COGNITO_API_URL: `http://localhost:${cognito}`,
	COGNITO_PROVIDERS: 'Facebook,Google',
	COGNITO_ADMIN_GROUP: 'admins',
	GUESS_PLACE: 'off',
	MAIL_FROM: 'Popmap <hello@popmap.test>',
	SESSION_KEYS: 'k1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8'
});

export type TestSettings = ReturnType<typeof settingsAt>;

/** The settings of most tests, on the ports of .dev.vars.example. */
export const testSettings = settingsAt(5173, 9229);

/** Signs what the browser tests send as Facebook. */
export const facebookAppSecret = 'local_secret_of_a_facebook_that_does_not_exist';

/**
 * One site for each browser test that runs at the same time: a test may change the clock, the people
 * and the faults of its local Cognito without affecting the others.
 */
export const testSites: readonly TestSettings[] = [testSettings, settingsAt(5273, 9329)].map(
	(settings) => ({ ...settings, FACEBOOK_APP_SECRET: facebookAppSecret })
);
