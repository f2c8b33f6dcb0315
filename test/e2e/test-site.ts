import { testSites } from '../../tools/test-settings.ts';

const settings = testSites[Number(process.env.TEST_PARALLEL_INDEX ?? 0)];
if (!settings) {
	throw new Error('tools/test-settings.ts has fewer sites than Playwright has workers.');
}

/** The site that this Playwright worker has to itself. */
export const origin = settings.APP_ORIGIN;

/** The local Cognito where people sign in to it. */
export const cognito = settings.COGNITO_DOMAIN;

/**
 * Changes how the local Cognito behaves; packages/local-cognito/README.md lists the actions.
 *
 * @throws when Cognito rejects the request
 */
export async function controlCognito(action: string, input: object = {}): Promise<void> {
	const response = await fetch(`${cognito}/__test/${action}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(input)
	});
	if (!response.ok) throw new Error(`${action}: ${response.status} ${await response.text()}`);
}

/** Runs the cron twice: jobs and announcements go on in steps, and mail is sent. */
export async function runCron(): Promise<void> {
	for (let minute = 0; minute < 2; minute++) {
		await fetch(`${origin}/cdn-cgi/handler/scheduled?cron=*+*+*+*+*`);
	}
}
