import { right, unsure, wrong } from './finding.ts';
import type { Finding } from './finding.ts';
import { isSilence } from './outside.ts';
import type { Answer, Outside } from './outside.ts';

/** A page that a failed sign-in offers to go back to; nobody is ever sent there. */
const back = '/doctor';

/**
 * Whether a site's secrets are right, which it tells nobody: it begins a sign-in there and comes back
 * with a code that Cognito never gave. What the site says of it depends on its secrets.
 */
export async function checkSiteSecrets(outside: Outside, origin: string): Promise<Finding[]> {
	const begun = await outside.ask(`${origin}/auth/login?return_to=${back}`);
	const state = isSilence(begun) ? null : begun.location?.searchParams.get('state');
	if (isSilence(begun) || !state) return [untold('It does not begin a sign-in.')];
	const pairs = begun.headers.getSetCookie().map((line) => line.split(';')[0]);
	const query = new URLSearchParams({ code: '00000000-0000-0000-0000-000000000000', state });
	const answer = await outside.ask(`${origin}/callback?${query}`, {
		headers: { cookie: pairs.join('; ') }
	});
	return isSilence(answer) ? [untold(`It does not answer: ${answer.silence}.`)] : judge(answer);
}

const untold = (why: string) =>
	unsure('client_secret', `Whether the site's secrets are right cannot be told. ${why}`);

function judge({ status, text }: Answer): Finding[] {
	// A sign-in that it knows again has a way back, whatever became of it.
	if (!text.includes(`return_to=${encodeURIComponent(back)}`)) return [judgeStranger(status)];
	const keys = right('session_keys', 'The session keys open what they sealed.');
	if (status === 400) return [keys, right('client_secret', 'Cognito accepts the site’s secret.')];
	if (status === 503) return [keys, untold('Cognito is busy or does not answer; ask again soon.')];
	return [
		keys,
		wrong(
			'client_secret',
			`Cognito does not accept the site's app client (status ${status} after signing in).`,
			'Give the Worker the app client’s secret again, as docs/deploy.md tells. Where the client has none: npx wrangler secret delete COGNITO_CLIENT_SECRET --env production.'
		)
	];
}

function judgeStranger(status: number): Finding {
	if (status !== 400) return untold(`It answers ${status}.`);
	return wrong(
		'session_keys',
		'The site does not know a sign-in again that it began a moment ago.',
		'Look whether something in front of the Worker takes its cookies away, and whether SESSION_KEYS changed just now.'
	);
}
