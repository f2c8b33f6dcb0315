import createClient from 'openapi-fetch';
import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { personById, sharedPassword } from '../../cognito/local-pool.ts';
import { Browser } from '../browser/browser.ts';
import { startProcesses } from '../integration/worker-processes.ts';
import type { Processes } from '../integration/worker-processes.ts';
import type { paths } from './api.d.ts';

let processes: Processes;
beforeAll(async () => void (processes = await startProcesses({ names: ['one'] })));
afterAll(() => processes?.[Symbol.asyncDispose]());

const send = (request: Request) => {
	const { pathname, search } = new URL(request.url);
	return processes.site.visit('one', pathname + search, request);
};

/** A client as a program makes one: without a token, or with that of a person. */
const clientOf = (token?: string) =>
	createClient<paths>({
		baseUrl: processes.site.settings.APP_ORIGIN,
		fetch: send,
		headers: token ? { authorization: `Bearer ${token}` } : {}
	});

/** Signs in as a program does: with the app client that the site publishes, PKCE and no secret. */
async function tokenOf(personId: string): Promise<string> {
	const { data: config } = await clientOf().GET('/api/auth/config');
	const { APP_ORIGIN, COGNITO_DOMAIN } = processes.site.settings;
	const client = {
		client_id: String(config?.app_client_id),
		redirect_uri: `${APP_ORIGIN}/callback`
	};
	const verifier = randomBytes(32).toString('base64url');
	const query = new URLSearchParams({
		...client,
		response_type: 'code',
		scope: 'openid',
		state: 'api-clients',
		code_challenge: createHash('sha256').update(verifier).digest('base64url'),
		code_challenge_method: 'S256'
	});
	const browser = new Browser(COGNITO_DOMAIN, (origin) =>
		origin === COGNITO_DOMAIN ? fetch : undefined
	);
	const page = await browser.follow(await browser.visit(`/oauth2/authorize?${query}`));
	const username = personById(personId).email ?? '';
	const form = 'form:has([type="password"])';
	const done = await browser.submit(page.response, { username, password: sharedPassword }, form);
	const code = new URL(done.headers.get('location') ?? '').searchParams.get('code') ?? '';
	const body = new URLSearchParams({
		...client,
		grant_type: 'authorization_code',
		code,
		code_verifier: verifier
	});
	const response = await fetch(`${COGNITO_DOMAIN}/oauth2/token`, { method: 'POST', body });
	const { access_token: token }: { access_token: string } = JSON.parse(await response.text());
	return token;
}

type Client = ReturnType<typeof clientOf>;

/** Registers a business that a moderator verifies, and returns its id. */
async function registerBusiness(owner: Client, moderator: Client, name: string): Promise<number> {
	const registered = await owner.POST('/api/businesses', { body: { name } });
	expect(registered.response.status).toBe(201);
	const id = registered.data?.id ?? 0;
	const params = { path: { id: String(id) } };
	const verified = await moderator.POST('/api/businesses/{id}/verify', { params });
	expect(verified.data?.is_verified).toBe(true);
	return id;
}

it('registers, verifies, announces, approves, joins and leaves', async () => {
	const [owner, guest, moderator] = [
		clientOf(await tokenOf('emil-owner')),
		clientOf(await tokenOf('otto-other-owner')),
		clientOf(await tokenOf('mona-moderator'))
	];
	const host = await registerBusiness(owner, moderator, 'Paper Moon Press');
	const joining = await registerBusiness(guest, moderator, 'Ink and Iron');
	const day = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
	const announced = await owner.POST('/api/events', {
		body: {
			business_id: host,
			title: 'Zine and print day',
			location_name: 'Mercado do Rato',
			start_at: `${day}T10:00`,
			end_at: `${day}T17:00`,
			time_zone: 'Europe/Lisbon'
		}
	});
	expect(announced.response.status).toBe(201);
	expect(announced.data?.status).toBe('pending');
	const params = { path: { id: String(announced.data?.id) } };
	const approved = await moderator.POST('/api/events/{id}/approve', { params });
	expect(approved.data?.status).toBe('approved');

	const participation = { params, body: { business_id: joining } };
	const joined = await guest.POST('/api/events/{id}/join', participation);
	expect(joined.data).toMatchObject({ business_id: joining, joined: true, already_joined: false });
	const named = await clientOf().GET('/api/events/{id}', { params });
	expect(named.data?.businesses.map(({ id }) => id)).toEqual([joining]);

	const left = await guest.POST('/api/events/{id}/leave', participation);
	expect(left.data).toMatchObject({ business_id: joining, joined: false });
	const after = await clientOf().GET('/api/events/{id}', { params });
	expect(after.data?.businesses).toEqual([]);
});

it('reads errors as the description has them', async () => {
	const { error, response } = await clientOf().POST('/api/businesses', { body: { name: 'Stall' } });
	expect(response.status).toBe(401);
	expect(error).toMatchObject({ code: 'not_signed_in', request_id: expect.any(String) });
});
