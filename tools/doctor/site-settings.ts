import { readConfig } from '../../worker/config.ts';
import type { Config } from '../../worker/config.ts';
import { problemsWith } from '../configure/answers.ts';
import { testSettings } from '../test-settings.ts';
import { isSilence } from './outside.ts';
import type { Outside } from './outside.ts';

/**
 * The settings that a site tells everybody, as far as they go: no secret is among them.
 *
 * @returns null when the site does not say, or is not one of ours
 */
export async function askForSettings(outside: Outside, origin: string): Promise<Config | null> {
	const answer = await outside.ask(`${origin}/api/auth/config`);
	if (isSilence(answer) || answer.status !== 200 || !answer.json) return null;
	const { region, user_pool_id: pool, client_id: client, domain, providers } = answer.json;
	const env = {
		...{ APP_ORIGIN: origin, COGNITO_REGION: region, COGNITO_USER_POOL_ID: pool },
		...{ COGNITO_CLIENT_ID: client, COGNITO_DOMAIN: domain },
		COGNITO_PROVIDERS: Array.isArray(providers) ? providers.join(',') : '',
		// Of no use here; readConfig wants one.
		SESSION_KEYS: testSettings.SESSION_KEYS
	};
	const isLocal = String(domain).startsWith('http://localhost');
	const settings = isLocal
		? { ...env, COGNITO_ISSUER: `${domain}/${pool}`, COGNITO_API_URL: domain }
		: env;
	if (problemsWith(settings).length > 0) return null;
	const config = readConfig(settings);
	return { ...config, cognito: { ...config.cognito, issuer: await issuerInUse(outside, config) } };
}

/** The pool's tokens name one of two issuers, and only that one's metadata is its own. */
async function issuerInUse(outside: Outside, { cognito }: Config): Promise<string> {
	const newer = cognito.issuer.replace('//cognito-idp.', '//issuer-cognito-idp.');
	const answer = await outside.ask(`${cognito.issuer}/.well-known/openid-configuration`);
	const published = isSilence(answer) ? null : answer.json?.['issuer'];
	return published === newer ? newer : cognito.issuer;
}
