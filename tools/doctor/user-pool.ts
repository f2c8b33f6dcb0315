import type { CognitoConfig } from '../../worker/config.ts';
import { fail, type Finding, pass, unknown } from './finding.ts';
import { type HttpProbe, type ProbeResponse, unavailable } from './http-probe.ts';

/** Tokens are rejected when clocks differ by more; in seconds. */
const maxSkew = 10;

/** Checks that the pool exists, is the one in the settings, and publishes its keys. */
export async function checkPool(probe: HttpProbe, cognito: CognitoConfig): Promise<Finding[]> {
	const { issuer, userPoolId, region } = cognito;
	const url = `${issuer}/.well-known/openid-configuration`;
	const result = await probe.fetch(url);
	if (result.status === 0) {
		const fix = url.startsWith('http://localhost')
			? 'Start the local Cognito with npm start or npm run cognito.'
			: 'Check COGNITO_REGION, COGNITO_ISSUER and your network.';
		return [fail('pool', `${url} does not respond: ${result.outcome}.`, fix)];
	}
	const problem = unavailable('pool', result);
	if (problem) return [problem];
	if (result.status !== 200 || !result.json) {
		const found = `There is no user pool ${userPoolId} in ${region} (status ${result.status}).`;
		const fix = 'Copy COGNITO_USER_POOL_ID from the pool’s overview in the AWS console.';
		return [fail('pool', found, fix)];
	}
	return [
		pass('pool', `The user pool ${userPoolId} exists.`),
		checkIssuer(cognito, result.json['issuer']),
		checkDomain(cognito, result.json['authorization_endpoint']),
		await checkSigningKeys(probe, String(result.json['jwks_uri'])),
		checkClock(probe, result)
	];
}

function checkIssuer({ issuer }: CognitoConfig, published: unknown): Finding {
	if (published === issuer) return pass('issuer', `Tokens are issued by ${issuer}.`);
	return fail(
		'issuer',
		`The pool's tokens are issued by ${published}, but the settings say ${issuer}.`,
		`Set COGNITO_ISSUER to ${published}.`
	);
}

function checkDomain({ domain }: CognitoConfig, endpoint: unknown): Finding {
	if (typeof endpoint !== 'string' || !URL.canParse(endpoint)) {
		return fail(
			'domain',
			'The pool has no domain, so it has no sign-in pages.',
			'Create one in the AWS console under Branding, Domain, or with cognito/template.yaml.'
		);
	}
	const { origin } = new URL(endpoint);
	if (origin === domain) return pass('domain', `The sign-in pages are at ${domain}.`);
	// A pool that has both a prefix and its own host publishes only one of them.
	return unknown(
		'domain',
		`The pool publishes ${origin} for its sign-in pages, but COGNITO_DOMAIN means ${domain}.`,
		`Unless the pool has both, set COGNITO_DOMAIN to ${origin}.`
	);
}

async function checkSigningKeys(probe: HttpProbe, url: string): Promise<Finding> {
	const { status, outcome, json } = await probe.fetch(url);
	const keys = json?.['keys'];
	const usable = Array.isArray(keys)
		? keys.filter(({ kty, alg, kid }) => kty === 'RSA' && alg === 'RS256' && kid)
		: [];
	if (usable.length > 0) return pass('signing_keys', `The pool publishes ${usable.length} keys.`);
	const reason = status === 0 ? outcome : `${outcome}, no usable key`;
	const fix = 'Without keys no one can sign in; try again soon.';
	return fail('signing_keys', `${url}: ${reason}.`, fix);
}

function checkClock({ now }: HttpProbe, { headers }: ProbeResponse): Finding {
	const cognitoTime = Date.parse(headers.get('date') ?? '');
	if (Number.isNaN(cognitoTime)) return unknown('clock', 'Cognito’s response has no date.');
	const skew = Math.round((now().getTime() - cognitoTime) / 1000);
	if (Math.abs(skew) <= maxSkew) return pass('clock', 'This clock agrees with Cognito’s.');
	const direction = skew > 0 ? 'ahead of' : 'behind';
	return fail(
		'clock',
		`This machine's clock is ${Math.abs(skew)} seconds ${direction} Cognito's, so new tokens look invalid.`,
		'Turn on automatic time in the system’s settings.'
	);
}
