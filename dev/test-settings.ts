/** Where the built site and the local Cognito listen in browser tests; elsewhere nothing does. */
export const sitePort = 5173;
export const cognitoPort = 9229;

/** The settings that every test starts from: the local Cognito's values and a key for nothing else. */
export const testSettings = {
	APP_ORIGIN: `http://localhost:${sitePort}`,
	COGNITO_REGION: 'eu-west-1',
	COGNITO_USER_POOL_ID: 'eu-west-1_Local0001',
	COGNITO_CLIENT_ID: 'popmaplocalconfidential001',
	COGNITO_CLIENT_SECRET: 'local-secret-that-guards-nothing-but-made-up-people1',
	COGNITO_DOMAIN: `http://localhost:${cognitoPort}`,
	COGNITO_ISSUER: `http://localhost:${cognitoPort}/eu-west-1_Local0001`,
	COGNITO_API_URL: `http://localhost:${cognitoPort}`,
	COGNITO_PROVIDERS: 'Facebook,Google',
	COGNITO_ADMIN_GROUP: 'admins',
	SESSION_KEYS: 'k1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8'
};
