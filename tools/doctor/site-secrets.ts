import { fail, type Finding, pass, unknown } from './finding.ts';
import type { HttpProbe, ProbeResponse } from './http-probe.ts';

/** The way back that a failed sign-in offers; no one is sent there. */
const returnTo = '/doctor';

/**
 * Checks a site's secrets without knowing them: starts a sign-in there and comes back with a code
 * that Cognito never issued. How the site responds depends on its secrets.
 */
export async function checkSiteSecrets(probe: HttpProbe, origin: string): Promise<Finding[]> {
	const started = await probe.fetch(`${origin}/auth/login?return_to=${returnTo}`);
	const state = started.location?.searchParams.get('state');
	if (!state) return [unclear('It does not start a sign-in.')];
	const cookies = started.headers.getSetCookie().map((line) => line.split(';')[0]);
	const query = new URLSearchParams({ code: '00000000-0000-0000-0000-000000000000', state });
	const headers = { cookie: cookies.join('; ') };
	return judge(await probe.fetch(`${origin}/callback?${query}`, { headers }));
}

const unclear = (reason: string) =>
	unknown('client_secret', `The site's secrets cannot be checked. ${reason}`);

function judge({ status, outcome, text }: ProbeResponse): Finding[] {
	if (status === 0) return [unclear(`It does not respond: ${outcome}.`)];
	// The site offers the way back only for a sign-in whose cookie it could open.
	if (!text.includes(`return_to=${encodeURIComponent(returnTo)}`)) return [judgeUnopened(status)];
	const keys = pass('session_keys', 'The session keys open what they sealed.');
	if (status === 400) return [keys, pass('client_secret', 'Cognito accepts the site’s secret.')];
	if (status === 503) return [keys, unclear('Cognito does not respond; try again soon.')];
	return [
		keys,
		fail(
			'client_secret',
			`Cognito does not accept the site's app client (status ${status} after signing in).`,
			'Set the app client’s secret again, as docs/deploy.md explains. If the client has none: npx wrangler secret delete COGNITO_CLIENT_SECRET --env production.'
		)
	];
}

function judgeUnopened(status: number): Finding {
	if (status !== 400) return unclear(`It responds with status ${status}.`);
	return fail(
		'session_keys',
		'The site does not recognise a sign-in that it started a moment ago.',
		'Check whether something in front of the Worker removes its cookies, and whether SESSION_KEYS changed just now.'
	);
}
