import type { CognitoConfig } from '../../worker/config.ts';
import { fail, type Finding, pass, unknown } from './finding.ts';
import type { HttpProbe } from './http-probe.ts';

/** Tokens are rejected when clocks differ by more; in seconds. */
const maxSkew = 10;

/**
 * Compares Cognito's clock with the one that judges its tokens, by the responses until now.
 *
 * @param site the origin of a deployed site; null when this machine runs the site
 */
export function checkClock(
	probe: HttpProbe,
	{ issuer, domain }: CognitoConfig,
	site: string | null
): Finding {
	const cognito = largest([probe.clockSkew(issuer), probe.clockSkew(domain)]);
	if (cognito === null) return unknown('clock', 'No response of Cognito’s has a date.');
	const reference = site === null ? 0 : probe.clockSkew(site);
	if (reference === null) return unknown('clock', 'No response of the site has a date.');
	const skew = cognito - reference;
	const whose = site === null ? 'This machine’s clock' : 'The site’s clock';
	if (Math.abs(skew) <= maxSkew) return pass('clock', `${whose} agrees with Cognito’s.`);
	const direction = skew > 0 ? 'ahead of' : 'behind';
	return fail(
		'clock',
		`${whose} is ${Math.abs(skew)} seconds ${direction} Cognito’s, so new tokens look invalid.`,
		'Turn on automatic time in the system’s settings.'
	);
}

function largest(skews: readonly (number | null)[]): number | null {
	const known = skews.filter((skew) => skew !== null);
	return known.toSorted((a, b) => Math.abs(b) - Math.abs(a))[0] ?? null;
}
