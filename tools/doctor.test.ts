import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { localPool } from '../cognito/local-pool.ts';
import { serveLocalCognito } from '../packages/local-cognito/src/serve.ts';
import { createLocalCognito } from '../packages/local-cognito/src/local-cognito.ts';
import { readConfig } from '../worker/config.ts';
import { checkClient } from './doctor/app-client.ts';
import { checkClock } from './doctor/clock.ts';
import { checkCognitoAndClient } from './doctor/cognito.ts';
import {
	accept,
	exitCodes,
	fail,
	type Finding,
	pass,
	toJson,
	toText,
	unknown,
	verdictOn
} from './doctor/finding.ts';
import { checkHostedPages, checkProvider } from './doctor/hosted-pages.ts';
import { createProbe } from './doctor/http-probe.ts';
import { checkUserApi } from './doctor/user-api.ts';
import { checkPool } from './doctor/user-pool.ts';
import { checkSenderDomain } from './doctor/mail.ts';
import { checkSettings } from './doctor/settings.ts';
import { fetchSettings } from './doctor/site-settings.ts';
import { checkTools, judgeMigrations } from './doctor/machine.ts';
import { freePorts } from '../test/integration/ports.ts';
import { applyMigrations } from './apply-migrations.ts';
import { withLocalDatabase } from './local-database.ts';
import { projectFolder } from './testing/project-folder.ts';
import { rotateKeys } from './session-keys.ts';
import { testSettings } from './test-settings.ts';

const now = new Date();
const cognito = createLocalCognito({ config: localPool, now: () => now });
const probeAt = (time: Date) => createProbe(cognito.fetch, { now: () => time });
const probe = probeAt(now);
const config = (changes: Record<string, string> = {}) =>
	readConfig({ ...testSettings, ...changes });

const examine = (changes: Record<string, string> = {}): Promise<Finding[]> =>
	checkCognitoAndClient(probeAt(now), config(changes));

const notPassed = (findings: readonly Finding[]) =>
	findings.filter(({ verdict }) => verdict !== 'pass');
const fault = (endpoint: string, what: object) => cognito.control('fault', { endpoint, ...what });
const aDate = (offset: number) => new Date(now.getTime() + offset * 1000).toUTCString();

describe('fetchSettings', () => {
	it.each([
		['https://popmap.example', {}],
		['https://popmap.example', { region: 7, user_pool_id: 'nonsense', domain: 'ftp://x' }],
		['http://popmap.example', { ...testSettings }]
	])('returns null for a site that is not Popmap: %s %j', async (origin, said) => {
		const stranger = createProbe(async () => Response.json(said));
		expect(await fetchSettings(stranger, origin)).toBeNull();
	});
});

describe('the doctor, checking a user pool', () => {
	beforeEach(() => cognito.reset());

	it('passes the local Cognito', async () => {
		const findings = await examine();
		expect(notPassed(findings)).toEqual([]);
		expect(findings.map(({ check }) => check)).toEqual([
			'pool',
			'issuer',
			'domain',
			'signing_keys',
			'client',
			'callback_url',
			'sign_in_page',
			'sign_out_url',
			'provider_facebook',
			'provider_google',
			'provider_return',
			'user_info',
			'user_api',
			'pool_authenticator',
			'pool_passkeys',
			'pool_email_codes',
			'clock',
			'client_secret',
			'revocation',
			'rotation'
		]);
	});

	it('signs no one in and sends no message', async () => {
		await examine();
		const response = await cognito.fetch(new Request(`${cognito.origin}/__test/outbox`));
		expect(await response.json()).toEqual({ messages: [] });
	});

	const client = (change: object) => () => cognito.control('client', change);
	const elsewhere = 'http://localhost:5173/callback?error=unauthorized_client';
	const faults: [name: string, check: string, fix: string, fault: () => Promise<unknown>][] = [
		[
			'a callback URL with an extra slash',
			'callback_url',
			'add http://localhost:5173/callback to the allowed callback URLs',
			client({ callback_urls: ['http://localhost:5173/callback/'] })
		],
		[
			'a sign-out URL without its slash',
			'sign_out_url',
			'add http://localhost:5173/ to the allowed sign-out URLs',
			client({ logout_urls: ['http://localhost:5173'] })
		],
		[
			'Facebook not enabled on the client',
			'provider_facebook',
			'choose Facebook as an identity provider',
			client({ providers: ['COGNITO', 'Google'] })
		],
		[
			'Google not enabled on the client',
			'provider_google',
			'choose Google as an identity provider',
			client({ providers: ['COGNITO', 'Facebook'] })
		],
		[
			'tokens that cannot be revoked',
			'revocation',
			'enable token revocation',
			client({ revocation: false })
		],
		[
			'refresh tokens that do not rotate',
			'rotation',
			'turn on refresh token rotation',
			client({ rotation: false })
		],
		[
			'the newer form of the issuer',
			'issuer',
			'Set COGNITO_ISSUER to http://localhost:9229/issuer-cognito-idp/eu-west-1_Local0001.',
			() => cognito.control('quirks', { issuer_type: 'UPDATED' })
		],
		[
			'no branding',
			'sign_in_page',
			'create-managed-login-branding',
			() => fault('login', { status: 403, body: 'Login pages unavailable.' })
		],
		[
			'no domain',
			'domain',
			'Create one in the AWS console',
			() => fault('discovery', { merge: { authorization_endpoint: null } })
		],
		[
			'no signing keys',
			'signing_keys',
			'Without keys no one can sign in',
			() => fault('jwks', { body: { keys: [] } })
		],
		[
			'a clock that is two minutes slow',
			'clock',
			'Turn on automatic time',
			() => fault('discovery', { headers: { date: aDate(120) } })
		],
		[
			'a client without the code grant',
			'client_flow',
			'choose the authorization code grant',
			() => fault('authorize', { status: 302, headers: { location: elsewhere } })
		],
		[
			'a client without our scopes',
			'client_flow',
			'allow the scopes openid, email, profile',
			() =>
				fault('authorize', {
					status: 302,
					headers: { location: elsewhere.replace('unauthorized_client', 'invalid_scope') }
				})
		],
		[
			'something else where the user API should be',
			'user_api',
			'Remove COGNITO_API_URL',
			() => fault('user_api', { status: 404, body: 'nothing here' })
		]
	];
	it.each(faults)('reports %s with a fix', async (_, check, fix, turnOn) => {
		await turnOn();
		const found = (await examine()).filter(({ verdict }) => verdict === 'fail');
		expect(found.map((finding) => finding.check)).toEqual([check]);
		expect(found[0]?.fix).toContain(fix);
	});

	const mistakes: [string, Record<string, string>, string, string][] = [
		[
			'an unknown pool id',
			{ COGNITO_ISSUER: 'http://localhost:9229/eu-west-1_Nobody' },
			'pool',
			'Copy COGNITO_USER_POOL_ID'
		],
		['an unknown client id', { COGNITO_CLIENT_ID: 'nobody' }, 'client', 'Copy COGNITO_CLIENT_ID'],
		[
			'a wrong secret',
			{ COGNITO_CLIENT_SECRET: 'no' },
			'client_secret',
			'Copy COGNITO_CLIENT_SECRET'
		],
		['a missing secret', { COGNITO_CLIENT_SECRET: '' }, 'client_secret', 'The client has a secret'],
		[
			'a site that was never registered',
			{ APP_ORIGIN: 'https://elsewhere.example' },
			'callback_url',
			'add https://elsewhere.example/callback'
		]
	];
	it.each(mistakes)('reports %s in the settings', async (_, changes, check, fix) => {
		const found = (await examine(changes)).filter(({ verdict }) => verdict === 'fail');
		expect(found.map((finding) => finding.check)).toContain(check);
		expect(found.find((finding) => finding.check === check)?.fix).toContain(fix);
	});

	it.each([400, 401])(
		'recognises a rejected secret by its error code at status %i',
		async (status) => {
			await cognito.control('quirks', { invalid_client_status: status });
			const { origin, cognito: settings } = config({ COGNITO_CLIENT_SECRET: 'no' });
			const [secret] = await checkClient(probe, origin, settings);
			expect(secret).toMatchObject({ check: 'client_secret', verdict: 'fail' });
		}
	);

	it('reports that Facebook is not asked for the e-mail address', async () => {
		const location = 'https://www.facebook.com/v25.0/dialog/oauth?scope=public_profile&client_id=1';
		await fault('authorize', { status: 302, headers: { location } });
		const found = notPassed(await checkProvider(probe, config(), 'Facebook'));
		expect(found).toMatchObject([{ check: 'provider_facebook_email', verdict: 'fail' }]);
		expect(found[0]?.fix).toContain('add email to the authorized scopes');
	});

	const google = 'https://accounts.google.com/o/oauth2/v2/auth?scope=email&redirect_uri=https://us';
	it.each([
		['a redirect URI', 'redirect_uri_mismatch', 'add https://us to the authorised redirect URIs'],
		['a client', 'invalid_client', 'Copy the OAuth client’s id']
	])('reports %s that Google does not know', async (_, error, fix) => {
		// As Google does: the error's name is part of a base64 message.
		const authError = Buffer.from(`\n\u0015${error}\u0012`).toString('base64');
		const refusal = `/signin/oauth/error?${new URLSearchParams({ authError })}`;
		const withGoogle = createProbe((request) =>
			request.url.startsWith(google)
				? Promise.resolve(Response.redirect(new URL(refusal, google), 302))
				: cognito.fetch(request)
		);
		await fault('authorize', { status: 302, headers: { location: google } });
		const found = notPassed(await checkProvider(withGoogle, config(), 'Google'));
		expect(found).toMatchObject([{ check: 'provider_google_refusal', verdict: 'fail' }]);
		expect(found[0]?.found).toContain(error);
		expect(found[0]?.fix).toContain(fix);
	});

	it('names the redirect URI that Facebook and Google must allow', async () => {
		const [leads] = await checkProvider(probe, config(), 'Facebook');
		expect(leads?.found).toContain(`${cognito.origin}/oauth2/idpresponse`);
	});

	it.each(['discovery', 'authorize', 'token', 'user_api', 'logout'])(
		'reports no failure when %s is throttled or broken',
		async (endpoint) => {
			for (const status of [429, 503]) {
				cognito.reset();
				await fault(endpoint, { status, body: 'try later', times: 9 });
				const found = notPassed(await examine());
				expect(found.filter(({ verdict }) => verdict === 'fail')).toEqual([]);
				expect(found.length).toBeGreaterThan(0);
			}
		}
	);

	it('says who does not response, and that a local Cognito may not run', async () => {
		const dead = createProbe(() => Promise.reject(new TypeError('connect ECONNREFUSED')));
		const { cognito: pool, origin } = config();
		expect(await checkHostedPages(dead, { cognito: pool, origin })).toMatchObject([
			{ check: 'sign_in_pages', verdict: 'fail', fix: expect.stringContaining('COGNITO_DOMAIN') }
		]);
		expect(await checkUserApi(dead, pool)).toMatchObject({
			found: expect.stringContaining('does not respond: connect ECONNREFUSED')
		});
		expect(await checkPool(dead, config().cognito)).toMatchObject([
			{ check: 'pool', verdict: 'fail', fix: expect.stringContaining('npm start') }
		]);
	});

	it('prints no secret', async () => {
		const secret = 'a-secret-that-is-wrong';
		const said = JSON.stringify(await examine({ COGNITO_CLIENT_SECRET: secret }));
		expect(said).not.toContain(secret);
	});
});

describe('the verdict of the doctor', () => {
	const [right, unseen, wrong] = [
		pass('pool', 'It exists.'),
		unknown('domain', 'It has another.', 'Look.'),
		fail('clock', 'It is late.', 'Set it.')
	];

	it.each([
		[[right], 'pass', 0, 'No problems found.'],
		[[right, unseen], 'unknown', 2, 'No problem seen, but this could not be checked: domain.'],
		[[right, wrong], 'fail', 1, '1 to fix.'],
		[[unseen, wrong], 'fail', 1, '1 to fix. Could not be checked: domain.']
	] as const)('on %j is %s, with exit code %i', (findings, verdict, code, summary) => {
		expect(verdictOn(findings)).toBe(verdict);
		expect(exitCodes[verdict]).toBe(code);
		expect(toText(findings)).toContain(summary);
		expect(JSON.parse(toJson(findings))).toMatchObject({ ok: code === 0, verdict });
	});

	it('takes a person’s word for what it could not check, and for nothing else', () => {
		const findings = accept([right, unseen, wrong], ['domain', 'clock']);
		expect(findings.map(({ verdict }) => verdict)).toEqual(['pass', 'pass', 'fail']);
		expect(findings[1]?.found).toContain('--accept domain');
		expect(accept([unseen], ['pool'])).toEqual([unseen]);
	});
});

describe('the doctor, comparing clocks', () => {
	const { cognito: pool } = config();
	const answeringAt = (date: Date, seconds: number) => {
		const times = [now, new Date(now.getTime() + seconds * 1000)];
		return createProbe(async () => new Response('', { headers: { date: date.toUTCString() } }), {
			now: () => times.shift() ?? now
		});
	};
	const at = (seconds: number) => new Date(now.getTime() + seconds * 1000);

	it.each([
		['a slow response', at(0), 30, 0],
		['a slow response, dated when it was sent', at(30), 30, 0],
		['a server that is late', at(-60), 1, 59],
		['a server that is early', at(60), 1, -59]
	])('judges %s by the time between request and response', async (_, date, took, skew) => {
		const slow = answeringAt(date, took);
		await slow.fetch(pool.issuer);
		const found = slow.clockSkew(pool.issuer) ?? Number.NaN;
		expect(Math.abs(found - skew)).toBeLessThanOrEqual(1);
	});

	it('compares a deployed site with Cognito, whatever this machine thinks', async () => {
		const site = 'https://popmap.example';
		const both = (siteOffset: number) =>
			createProbe(async ({ url }) => {
				const date = at(3600 + (url.startsWith(site) ? siteOffset : 0)).toUTCString();
				return new Response('', { headers: { date } });
			});
		for (const [offset, verdict] of [
			[0, 'pass'],
			[120, 'fail']
		] as const) {
			const probe = both(offset);
			await Promise.all([probe.fetch(site), probe.fetch(pool.issuer)]);
			expect(checkClock(probe, pool, site)).toMatchObject({ verdict });
		}
	});
});

describe('the doctor, checking the sender of mail', () => {
	const from = { name: 'Popmap', email: 'hello@popmap.example' };
	const failing = (code: string) => () =>
		Promise.reject(Object.assign(new Error('queryTxt'), { code }));

	it.each([
		['passes a domain with a DMARC policy', async () => [['v=DMARC1; ', 'p=reject']], 'pass'],
		['reports a domain with other records alone', async () => [['v=spf1 -all']], 'fail'],
		['reports a domain without records', failing('ENOTFOUND'), 'fail'],
		['does not know while DNS does not answer', failing('ETIMEOUT'), 'unknown']
	] as const)('%s', async (_, findTxt, verdict) => {
		const asked: string[] = [];
		const finding = await checkSenderDomain(from, (name) => {
			asked.push(name);
			return findTxt();
		});
		expect(finding).toMatchObject({ check: 'mail', verdict });
		expect(asked).toEqual(['_dmarc.popmap.example']);
	});

	it('asks nothing about a site that sends no mail', async () => {
		const finding = await checkSenderDomain(null, failing('ETIMEOUT'));
		expect(finding).toMatchObject({ check: 'mail', verdict: 'pass' });
	});
});

describe('the doctor, checking settings', () => {
	const valid = { ...testSettings, SESSION_KEYS: rotateKeys('') };
	const check = (changes: Record<string, string>) =>
		checkSettings('.dev.vars', { ...valid, ...changes }).findings;

	it('passes valid settings', () => {
		expect(notPassed(check({}))).toEqual([]);
	});

	it('reports every missing or malformed setting at once', () => {
		const { config: read, findings } = checkSettings('.dev.vars', {
			...valid,
			APP_ORIGIN: 'x',
			COGNITO_CLIENT_ID: ''
		});
		expect(read).toBeNull();
		expect(findings.map(({ found }) => found)).toEqual([
			expect.stringContaining('COGNITO_CLIENT_ID is missing'),
			expect.stringContaining('APP_ORIGIN must be')
		]);
	});

	it('says as whom mail is sent, or that none is', () => {
		const said = (MAIL_FROM: string) =>
			check({ MAIL_FROM }).find((finding) => finding.check === 'mail')?.found;
		expect(said('Popmap <hello@popmap.example>')).toContain('as Popmap <hello@popmap.example>');
		expect(said('')).toContain('No e-mail is sent, because MAIL_FROM is not set');
	});

	const key = (bytes: Uint8Array) => `k1:${Buffer.from(bytes).toString('base64url')}`;
	it.each([
		['the published one', testSettings.SESSION_KEYS],
		['all zeros', key(new Uint8Array(32))],
		['a passphrase', key(Buffer.from('correct horse battery staple 123'))],
		['a series', key(Uint8Array.from({ length: 32 }, (_, index) => index + 100))]
	])('reports a key that is %s', (_, SESSION_KEYS) => {
		const found = notPassed(check({ SESSION_KEYS }));
		expect(found.map(({ check, verdict }) => [check, verdict])).toEqual([['session_keys', 'fail']]);
		expect(JSON.stringify(found)).not.toContain(SESSION_KEYS.slice(3));
	});

	it('passes a thousand random keys', () => {
		for (let round = 0; round < 1000; round += 1) {
			expect(notPassed(check({ SESSION_KEYS: rotateKeys('') }))).toEqual([]);
		}
	});

	it('reports more than three keys, and an idle limit that never applies', () => {
		const SESSION_KEYS = [1, 2, 3, 4].map((id) => rotateKeys('').replace('k1', `k${id}`)).join();
		expect(notPassed(check({ SESSION_KEYS }))).toMatchObject([{ check: 'session_keys' }]);
		const longIdle = { SESSION_IDLE_SECONDS: '600', SESSION_ABSOLUTE_SECONDS: '300' };
		expect(notPassed(check(longIdle))).toMatchObject([{ check: 'lifetimes' }]);
	});

	it('reports an old Node and missing migrations', () => {
		expect(notPassed(checkTools('20.20.2'))).toMatchObject([{ check: 'node', verdict: 'fail' }]);
		expect(notPassed(checkTools('24.1.0'))).toEqual([]);
		const said = 'Migrations to be applied:\n│ 0001_businesses_and_events.sql │';
		expect(judgeMigrations(said, null)).toMatchObject({
			verdict: 'fail',
			found: expect.stringContaining('0001_businesses_and_events.sql'),
			fix: 'Run npm run migrate.'
		});
	});
});

/** Runs the doctor as a program, without a terminal. */
const run = (...args: string[]) =>
	promisify(execFile)(process.execPath, ['tools/doctor.ts', ...args], {
		env: { ...process.env, FORCE_COLOR: undefined }
	}).then(
		({ stdout }) => ({ code: 0, stdout, stderr: '' }),
		({ code, stdout, stderr }) => ({ code: Number(code), stdout, stderr })
	);

describe('npm run doctor', () => {
	let folder = '';
	let settings = '';
	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), 'popmap-doctor-'));
		settings = join(folder, 'settings');
		writeFileSync(settings, 'COGNITO_REGION=eu-west-1\n');
	});
	afterEach(() => rmSync(folder, { recursive: true }));

	it('exits with 1 and prints JSON when a check fails', async () => {
		const { code, stdout } = await run('--settings', settings, '--json');
		expect(code).toBe(1);
		const { ok, findings } = JSON.parse(stdout);
		expect(ok).toBe(false);
		expect(findings).toContainEqual({
			check: 'settings',
			verdict: 'fail',
			found: expect.stringContaining('COGNITO_CLIENT_ID is missing'),
			fix: expect.stringContaining('npm run setup')
		});
	});

	it('exits with 2 when nothing is wrong, but Cognito does not answer clearly', async () => {
		using project = projectFolder();
		await withLocalDatabase(applyMigrations, project.path('.wrangler/state'));
		const [port = 0] = await freePorts(1);
		const running = await serveLocalCognito({ port, config: localPool });
		try {
			const address = `http://localhost:${port}`;
			const lines = Object.entries({ ...testSettings, SESSION_KEYS: rotateKeys('') });
			const text = lines.map(([name, value]) => `${name}=${value}`).join('\n');
			writeFileSync(project.path('.dev.vars'), text.replaceAll('http://localhost:9229', address));
			expect(await project.run('tools/doctor.ts')).toMatchObject({ code: 0 });
			await fetch(`${address}/__test/fault`, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify({ endpoint: 'token', status: 500, times: 99 })
			});
			const { code, stdout } = await project.run('tools/doctor.ts');
			expect(stdout).toContain('No problem seen, but this could not be checked: client_secret.');
			expect(code).toBe(2);
			const args = ['--accept', 'client_secret'];
			expect(await project.run('tools/doctor.ts', ...args)).toMatchObject({ code: 0 });
		} finally {
			await running.close();
		}
	}, 240_000);

	it('prints no colours without a terminal', async () => {
		const { code, stdout } = await run('--settings', settings);
		expect(code).toBe(1);
		expect(stdout).toContain('✗ COGNITO_CLIENT_ID is missing');
		expect(stdout).not.toContain('\u001b');
	});

	it('explains the format of --url', async () => {
		const { code, stderr } = await run('--url', 'popmap.example');
		expect(code).toBe(1);
		expect(stderr.trim()).toBe(
			'--url takes an address such as https://popmap.example, not popmap.example.'
		);
	});
});
