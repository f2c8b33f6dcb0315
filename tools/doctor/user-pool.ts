import type { CognitoConfig } from '../../worker/config.ts';
import { fail, type Finding, pass, unknown } from './finding.ts';
import { type HttpProbe, type ProbeResponse, unavailable, unexpected } from './http-probe.ts';

/** Checks that the pool exists, is the one in the settings, and publishes its keys. */
export async function checkPool(probe: HttpProbe, cognito: CognitoConfig): Promise<Finding[]> {
	const description = await checkDescription(probe, cognito);
	const isMissing = description.some(
		({ check, verdict }) => check === 'pool' && verdict === 'fail'
	);
	return isMissing ? description : [...description, await checkSigningKeys(probe, cognito)];
}

async function checkDescription(probe: HttpProbe, cognito: CognitoConfig): Promise<Finding[]> {
	const { issuer, userPoolId, region } = cognito;
	const url = `${issuer}/.well-known/openid-configuration`;
	const result = await probe.fetch(url);
	if (result.status === 0 && !result.isTimeout) {
		const fix = url.startsWith('http://localhost')
			? 'Start the local Cognito with npm start or npm run cognito.'
			: 'Check COGNITO_REGION, COGNITO_ISSUER and your network.';
		return [fail('pool', `${url} does not respond: ${result.outcome}.`, fix)];
	}
	const problem = unavailable('pool', result);
	if (problem) return [problem];
	if (result.status >= 400) {
		const found = `There is no user pool ${userPoolId} in ${region} (status ${result.status}).`;
		const fix = 'Copy COGNITO_USER_POOL_ID from the pool’s overview in the AWS console.';
		return [fail('pool', found, fix)];
	}
	if (!result.json) return [unexpected('pool', url, result)];
	return [
		pass('pool', `The user pool ${userPoolId} exists.`),
		checkIssuer(cognito, result.json['issuer']),
		checkDomain(cognito, result.json['authorization_endpoint'])
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
		`Set COGNITO_DOMAIN to ${origin}. If the AWS console shows both hosts for this pool, add --accept domain.`
	);
}

/** The Worker reads the keys here, whatever the description says. */
async function checkSigningKeys(probe: HttpProbe, { issuer }: CognitoConfig): Promise<Finding> {
	const check = 'signing_keys';
	const url = `${issuer}/.well-known/jwks.json`;
	const result = await probe.fetch(url);
	const problem = unavailable(check, result);
	if (problem) return problem;
	const count = usableKeys(result);
	if (count === null) return unexpected(check, url, result);
	if (count > 0) return pass(check, `The pool publishes ${count} keys.`);
	return fail(
		check,
		`${url} has no usable key.`,
		'Without keys no one can sign in; try again soon.'
	);
}

/** null when the response is no key set. */
function usableKeys({ status, json }: ProbeResponse): number | null {
	const keys = json?.['keys'];
	if (status !== 200 || !Array.isArray(keys)) return null;
	return keys.filter(({ kty, alg, kid }) => kty === 'RSA' && alg === 'RS256' && kid).length;
}
