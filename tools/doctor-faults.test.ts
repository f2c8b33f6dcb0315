import { describe, expect, it } from 'vitest';
import { localPool } from '../cognito/local-pool.ts';
import { endpoints, type Endpoint } from '../packages/local-cognito/src/control/endpoints.ts';
import { createLocalCognito } from '../packages/local-cognito/src/local-cognito.ts';
import { readConfig } from '../worker/config.ts';
import { checkCognitoAndClient } from './doctor/cognito.ts';
import { createProbe } from './doctor/http-probe.ts';
import { testSettings } from './test-settings.ts';

const subject = readConfig(testSettings);

/** Something wrong with the pool, and the checks that must name it. */
interface Fault {
	name: string;
	/** Where it shows. */
	at: Endpoint;
	checks: readonly string[];
	/** Whether the response says nothing else any more. */
	isOutage: boolean;
	action: string;
	input: object;
}

const checkOf: Record<Endpoint, string> = {
	authorize: 'sign_in_pages',
	login: 'sign_in_page',
	idpresponse: 'provider_return',
	token: 'client_secret',
	revoke: 'revocation',
	userinfo: 'user_info',
	logout: 'sign_out_url',
	jwks: 'signing_keys',
	discovery: 'pool',
	user_api: 'user_api'
};

const outages = {
	'error 500': { status: 500, body: 'Internal Server Error' },
	'error 503': { status: 503, body: '' },
	throttling: { status: 429, body: { message: 'Rate exceeded' } },
	'half a response': { malformed: 'half_json' },
	'an HTML page': { malformed: 'html' },
	'an empty response': { malformed: 'empty' },
	'no response': { hang: true }
};

const outagesOf = (endpoint: Endpoint): Fault[] =>
	Object.entries(outages).map(([name, what]) => ({
		name: `${name} at ${endpoint}`,
		at: endpoint,
		// An empty 200 is what AWS answers to a revocation.
		checks: endpoint === 'revoke' && name === 'an empty response' ? [] : [checkOf[endpoint]],
		isOutage: true,
		action: 'fault',
		input: { endpoint, times: 99, ...what }
	}));

const mistake = (
	name: string,
	at: Endpoint,
	check: string,
	[action, input]: [string, object]
): Fault => ({ name, at, checks: [check], isOutage: false, action, input });

const mistakes = [
	mistake('a callback URL with an extra slash', 'authorize', 'callback_url', [
		'client',
		{ callback_urls: ['http://localhost:5173/callback/'] }
	]),
	mistake('no Facebook on the client', 'authorize', 'provider_facebook', [
		'client',
		{ providers: ['COGNITO', 'Google'] }
	]),
	mistake('a sign-out URL without its slash', 'logout', 'sign_out_url', [
		'client',
		{ logout_urls: ['http://localhost:5173'] }
	]),
	mistake('rotation switched off', 'user_api', 'rotation', ['client', { rotation: false }]),
	mistake('revocation switched off', 'revoke', 'revocation', ['client', { revocation: false }]),
	mistake('the newer form of the issuer', 'discovery', 'issuer', [
		'quirks',
		{ issuer_type: 'UPDATED' }
	]),
	mistake('a clock that is ten minutes fast', 'login', 'clock', ['clock', { offset_seconds: 600 }]),
	mistake('a clock that is ten minutes slow', 'login', 'clock', ['clock', { offset_seconds: -600 }])
];

const faults = [...endpoints.flatMap(outagesOf), ...mistakes];

/** Every pair that can exist at once: a later change of a setting would undo the first. */
const pairs = faults.flatMap((first, index) =>
	faults
		.slice(index + 1)
		.filter(({ action }) => action === 'fault' || action === 'client' || action !== first.action)
		.map((second): [Fault, Fault] => [first, second])
);

/** What an outage leaves unsaid, and a refused sign-in: with every provider it is refused. */
function isHidden(fault: Fault, others: readonly Fault[]): boolean {
	if (fault.checks[0] === 'clock') return false;
	return others.some(
		(other) =>
			(other.at === fault.at && other.isOutage) ||
			(other.checks[0] === 'callback_url' && fault.checks[0] === 'provider_facebook')
	);
}

function expectedFor(active: readonly Fault[]): string[] {
	const shown = active.filter((fault, index) => {
		// Of two outages of one endpoint, the first is served.
		const others = fault.isOutage
			? active.slice(0, index)
			: active.filter((other) => other !== fault);
		return !isHidden(fault, others);
	});
	return [...new Set(shown.flatMap(({ checks }) => checks))].toSorted();
}

async function namedWith(active: readonly Fault[]): Promise<string[]> {
	const cognito = createLocalCognito({ config: localPool });
	for (const { action, input } of active) await cognito.control(action, input);
	const probe = createProbe(cognito.fetch, { timeout: 400 });
	const findings = await checkCognitoAndClient(probe, subject);
	return findings
		.filter(({ verdict }) => verdict !== 'pass')
		.map(({ check }) => check)
		.toSorted();
}

const title = (active: readonly Fault[]) => active.map(({ name }) => name).join(' and ');

/** Examines many pools at the same time, because some of them make the doctor wait. */
async function wronglyNamed(cases: readonly (readonly Fault[])[]): Promise<object[]> {
	const wrong: object[] = [];
	const queue = cases.values();
	const work = async () => {
		for (const active of queue) {
			const [named, expected] = [await namedWith(active), expectedFor(active)];
			if (named.join() !== expected.join()) wrong.push({ with: title(active), named, expected });
		}
	};
	await Promise.all(Array.from({ length: 40 }, work));
	return wrong;
}

describe('the doctor', () => {
	it('names nothing without a fault', async () => {
		expect(await namedWith([])).toEqual([]);
	});

	it.each(faults.map((fault) => [fault.name, fault] as const))('names %s', async (_, fault) => {
		expect(await namedWith([fault])).toEqual(fault.checks);
	});

	// Half a minute of work, and several when everything else is tested at the same time.
	it('names both of every two faults, and nothing else', { timeout: 400_000 }, async () => {
		expect(pairs.length).toBeGreaterThan(2_000);
		expect(await wronglyNamed(pairs)).toEqual([]);
	});
});
