import { type Config, readConfig } from '../../worker/config.ts';
import { problemsWith } from '../setup/answers.ts';
import { testSettings } from '../test-settings.ts';
import type { HttpProbe } from './http-probe.ts';

/**
 * The settings that a site publishes, which include no secret.
 *
 * @returns null when the site does not publish valid settings
 */
export async function fetchSettings(probe: HttpProbe, origin: string): Promise<Config | null> {
	const { status, json } = await probe.fetch(`${origin}/api/auth/config`);
	if (status !== 200 || !json) return null;
	const { region, user_pool_id: pool, issuer, client_id: client, domain, providers } = json;
	const isLocal = String(domain).startsWith('http://localhost');
	const settings = {
		APP_ORIGIN: origin,
		COGNITO_REGION: region,
		COGNITO_USER_POOL_ID: pool,
		COGNITO_ISSUER: issuer,
		COGNITO_CLIENT_ID: client,
		COGNITO_DOMAIN: domain,
		COGNITO_PROVIDERS: Array.isArray(providers) ? providers.join(',') : '',
		...(isLocal ? { COGNITO_API_URL: domain } : {}),
		// readConfig() requires a key; the doctor does not use it.
		SESSION_KEYS: testSettings.SESSION_KEYS
	};
	return problemsWith(settings).length > 0 ? null : readConfig(settings);
}
