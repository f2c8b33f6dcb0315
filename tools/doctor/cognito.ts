import { checkClient, checkUserInfo } from './app-client.ts';
import { checkClock } from './clock.ts';
import type { Finding, Verdict } from './finding.ts';
import { checkHostedPages, checkProviderReturn, type Subject } from './hosted-pages.ts';
import type { HttpProbe } from './http-probe.ts';
import { checkPoolSettings } from './pool-settings.ts';
import { checkRotation, checkUserApi } from './user-api.ts';
import { checkPool } from './user-pool.ts';

/**
 * Checks everything about a user pool that needs no secret, and with the operator's AWS keys also
 * what only they can see.
 *
 * @param site the origin of a deployed site; null when this machine runs the site
 */
export async function checkCognito(
	probe: HttpProbe,
	subject: Subject,
	site: string | null
): Promise<Finding[]> {
	const { cognito } = subject;
	const findings = [
		...(await checkPool(probe, cognito)),
		...(await checkHostedPages(probe, subject)),
		...(await checkProviderReturn(probe, cognito)),
		await checkUserInfo(probe, cognito)
	];
	const api = await checkUserApi(probe, cognito);
	const settings = api.verdict === 'pass' ? await checkPoolSettings(probe, subject) : [];
	return [...findings, api, ...settings, checkClock(probe, cognito, site)];
}

/** Checks the user pool and the app client of the settings on this machine. */
export async function checkCognitoAndClient(
	probe: HttpProbe,
	subject: Subject
): Promise<Finding[]> {
	const pool = await checkCognito(probe, subject, null);
	const client = await checkClient(probe, subject.origin, subject.cognito);
	const findings = [...pool, ...client];
	const has = (wanted: Verdict, name: string) =>
		findings.some(({ check, verdict }) => check === name && verdict === wanted);
	if (!has('pass', 'user_api') || has('fail', 'client_secret')) return findings;
	return [...findings, await checkRotation(probe, subject.cognito)];
}
