/** The usual ports, as in .dev.vars.example: browser tests and the fresh clone listen there. */
export const sitePort = 5173;
export const cognitoPort = 9229;

/** The settings of a site that signs people in at a local Cognito on another port, with a key for nothing else. */
const settingsAt = (site: number, cognito: number) => ({
	APP_ORIGIN: `http://localhost:${site}`,
	COGNITO_REGION: 'eu-west-1',
	COGNITO_USER_POOL_ID: 'eu-west-1_Local0001',
	COGNITO_CLIENT_ID: 'popmaplocalconfidential001',
	COGNITO_CLIENT_SECRET: 'local-secret-that-guards-nothing-but-made-up-people1',
	COGNITO_DOMAIN: `http://localhost:${cognito}`,
	COGNITO_ISSUER: `http://localhost:${cognito}/eu-west-1_Local0001`,
	COGNITO_API_URL: `http://localhost:${cognito}`,
	COGNITO_PROVIDERS: 'Facebook,Google',
	COGNITO_ADMIN_GROUP: 'admins',
	SESSION_KEYS: 'k1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8'
});

export type TestSettings = ReturnType<typeof settingsAt>;

/** The settings that every test starts from. */
export const testSettings = settingsAt(sitePort, cognitoPort);

/**
 * One site for each browser test that runs at the same time: a test may change the clock, the people
 * and the faults of its local Cognito, and no other test must notice.
 */
export const testSites: readonly TestSettings[] = [testSettings, settingsAt(5273, 9329)];
