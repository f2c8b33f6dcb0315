/**
 * The settings that tests in the runtime start from. Nothing listens at these addresses: tests hand
 * the local Cognito to the Worker as a function.
 */
export const testSettings = {
	APP_ORIGIN: 'http://localhost:5173',
	COGNITO_REGION: 'eu-west-1',
	COGNITO_USER_POOL_ID: 'eu-west-1_Local0001',
	COGNITO_CLIENT_ID: 'popmaplocalconfidential001',
	COGNITO_CLIENT_SECRET: 'local-secret-that-guards-nothing-but-made-up-people1',
	COGNITO_DOMAIN: 'http://localhost:9229',
	COGNITO_ISSUER: 'http://localhost:9229/eu-west-1_Local0001',
	COGNITO_API_URL: 'http://localhost:9229',
	COGNITO_PROVIDERS: 'Facebook,Google',
	COGNITO_ADMIN_GROUP: 'admins',
	SESSION_KEYS: 'k1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8'
};
