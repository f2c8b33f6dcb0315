import type { CognitoConfig } from '../../worker/config.ts';
import { right, unsure, wrong } from './finding.ts';
import type { Finding } from './finding.ts';
import { isSilence } from './outside.ts';
import type { Answer, Outside } from './outside.ts';
import { trouble } from './trouble.ts';

/** Tokens are refused when clocks differ by more; in seconds. */
const mostSkew = 10;

/** Whether the pool exists, is the one that the settings mean, and publishes its keys. */
export async function checkPool(outside: Outside, cognito: CognitoConfig): Promise<Finding[]> {
	const url = `${cognito.issuer}/.well-known/openid-configuration`;
	const answer = await outside.ask(url);
	if (isSilence(answer)) {
		const cure = url.startsWith('http://localhost')
			? 'Start the local Cognito with npm start or npm run cognito.'
			: 'Look at COGNITO_REGION, COGNITO_ISSUER and your network.';
		return [wrong('pool', `${url} does not answer: ${answer.silence}.`, cure)];
	}
	const busy = trouble('pool', answer);
	if (busy) return [busy];
	if (answer.status !== 200 || !answer.json) return [noSuchPool(cognito, answer)];
	const found = right('pool', `The user pool ${cognito.userPoolId} exists.`);
	return [
		found,
		checkIssuer(cognito, answer.json['issuer']),
		checkOwnDomain(cognito, answer.json['authorization_endpoint']),
		await checkSigningKeys(outside, String(answer.json['jwks_uri'])),
		checkClock(outside, answer)
	];
}

function noSuchPool({ userPoolId, region }: CognitoConfig, { status }: Answer): Finding {
	return wrong(
		'pool',
		`There is no user pool ${userPoolId} in ${region} (status ${status}).`,
		'Copy COGNITO_USER_POOL_ID from the pool’s overview in the AWS console; it begins with its region.'
	);
}

function checkIssuer({ issuer }: CognitoConfig, published: unknown): Finding {
	if (published === issuer) {
		const form = issuer.includes('issuer-cognito-idp') ? 'the newer form' : 'the usual form';
		return right('issuer', `Tokens name ${issuer} as their issuer, ${form}.`);
	}
	return wrong(
		'issuer',
		`The pool's tokens name ${published} as their issuer, and the settings ${issuer}.`,
		`Set COGNITO_ISSUER to ${published}.`
	);
}

function checkOwnDomain({ domain }: CognitoConfig, endpoint: unknown): Finding {
	if (typeof endpoint !== 'string' || !URL.canParse(endpoint)) {
		return wrong(
			'domain',
			'The pool has no domain, so it has no sign-in pages.',
			'Create one in the AWS console under Branding, Domain, or with cognito/template.yaml.'
		);
	}
	const { origin } = new URL(endpoint);
	if (origin === domain) return right('domain', `The sign-in pages are at ${domain}.`);
	// A pool with a prefix and a host of its own publishes one of the two.
	return unsure(
		'domain',
		`The pool publishes ${origin} for its sign-in pages, and COGNITO_DOMAIN means ${domain}.`,
		`Unless the pool has both, set COGNITO_DOMAIN to ${origin}.`
	);
}

async function checkSigningKeys(outside: Outside, url: string): Promise<Finding> {
	const answer = await outside.ask(url);
	const keys = isSilence(answer) ? null : answer.json?.['keys'];
	const usable = Array.isArray(keys)
		? keys.filter(({ kty, alg, kid }) => kty === 'RSA' && alg === 'RS256' && kid)
		: [];
	if (usable.length > 0) return right('signing_keys', `The pool publishes ${usable.length} keys.`);
	const why = isSilence(answer) ? answer.silence : `status ${answer.status}, no usable key`;
	return wrong(
		'signing_keys',
		`${url}: ${why}.`,
		'Without keys nobody can sign in; ask again soon.'
	);
}

function checkClock({ now }: Outside, { headers }: Answer): Finding {
	const there = Date.parse(headers.get('date') ?? '');
	if (Number.isNaN(there)) return unsure('clock', 'Cognito’s answer says no time to compare with.');
	const skew = Math.round((now().getTime() - there) / 1000);
	if (Math.abs(skew) <= mostSkew) return right('clock', 'This clock agrees with Cognito’s.');
	const way = skew > 0 ? 'ahead of' : 'behind';
	return wrong(
		'clock',
		`This machine's clock is ${Math.abs(skew)} seconds ${way} Cognito's, so fresh tokens look wrong.`,
		'Turn on automatic time in the system’s settings.'
	);
}
