import { env } from 'cloudflare:workers';
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { expect, it } from 'vitest';
import { openDatabase } from '../database/client.ts';
import * as schema from '../database/schema.ts';
import { createApiSite } from '../testing/api-clients.ts';
import { instrumentDatabase } from '../testing/instrumented-database.ts';
import { exportParts } from './export-parts.ts';

interface Export {
	about: string;
	parts: Record<string, { description: string; items: Record<string, unknown>[] }>;
}

const instrumented = instrumentDatabase();

it('a download has everything that is held about the person, described, and nothing of others', async () => {
	const site = createApiSite({ dependencies: { database: instrumented.database } });
	const bakery = await site.business('emil-owner', { name: 'Emil’s bakery' });
	await site.event('emil-owner', bakery, { title: 'Open ovens' });
	const other = await site.business('olivia-owner', { name: 'Olivia’s studio' });
	await site.event('olivia-owner', other, { title: 'Open studio' });
	const browser = await site.signIn('emil-owner');
	let text = '';
	const trips = await instrumented.count(async () => {
		const response = await browser.visit('/account/data/export');
		expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="popmap-/);
		expect(response.headers.get('cache-control')).toContain('no-store');
		text = await response.text();
	});
	expect(trips).toBeLessThanOrEqual(2);
	const { parts }: Export = JSON.parse(text);
	expect(text).not.toMatch(/olivia/i);
	for (const { description } of Object.values(parts)) expect(description).toMatch(/\.$/);
	expect(parts['person']?.items).toMatchObject([{ email: 'emil-owner@popmap.test' }]);
	expect(parts['ways_to_sign_in']?.items).toMatchObject([{ provider: 'Cognito' }]);
	expect(parts['sessions']?.items).toMatchObject([{ identity_provider: 'Cognito' }]);
	expect(parts['businesses']?.items).toMatchObject([{ name: 'Emil’s bakery' }]);
	expect(parts['events']?.items).toMatchObject([
		{ title: 'Open ovens', start_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) }
	]);
	expect(text).not.toMatch(/eyJ|successor/);
});

it('a download has what somebody did as a moderator, though no table refers to them', async () => {
	const site = createApiSite();
	const mona = await site.as('mona-moderator');
	await mona.patch('/api/categories/music', { name: 'Sounds' });
	await mona.patch('/api/categories/music', { name: 'Music' });
	const browser = await site.signIn('mona-moderator');
	const { parts } = await (await browser.visit('/account/data/export')).json<Export>();
	expect(parts['audit']?.items.slice(0, 2)).toMatchObject([
		{
			action: 'category_renamed',
			subject: 'category',
			details: '{"was":"Sounds","name":"Music"}'
		},
		{ action: 'category_renamed', subject: 'category' }
	]);
});

it('a download has at most 5,000 businesses, in pages of 500', async () => {
	const site = createApiSite({ dependencies: { database: instrumented.database } });
	const browser = await site.signIn('anna-attendee');
	const numbers = JSON.stringify(Array.from({ length: 5_600 }, (_, index) => index));
	await env.DB.prepare(
		`INSERT INTO businesses (owner_id, submission_id, slug, name, description, search_text, created_at, updated_at, listed_version, version)
		SELECT (SELECT id FROM users WHERE email = 'anna-attendee@popmap.test'), 'many-' || value, 'many-' || value, 'Many', '', '', 0, 0, 1, 1 FROM json_each(?)`
	)
		.bind(numbers)
		.run();
	let parts: Export['parts'] = {};
	const trips = await instrumented.count(async () => {
		({ parts } = await (await browser.visit('/account/data/export')).json<Export>());
	});
	expect(parts['businesses']?.items).toHaveLength(5_000);
	expect(trips).toBeLessThanOrEqual(2 + 9);
});

it('a download is for people who are signed in', async () => {
	const site = createApiSite();
	expect((await site.browse().visit('/account/data/export')).status).toBe(401);
});

const database = openDatabase(env.DB);

/** The part that tells what a table holds about a person. */
const partOfTable: Record<string, string> = {
	identities: 'ways_to_sign_in',
	person_words: 'person',
	suspensions: 'suspension',
	moderators: 'moderator',
	sessions: 'sessions',
	known_devices: 'known_devices',
	passkey_names: 'names_of_factors',
	api_tokens: 'api_tokens',
	address_proofs: 'address_to_prove',
	unwanted_mail: 'unwanted_mail',
	activities: 'activities',
	mails: 'mails',
	handovers: 'handover',
	business_members: 'teams',
	business_invitations: 'invitations',
	businesses: 'businesses',
	events: 'events',
	drafts: 'drafts',
	join_requests: 'join_requests',
	questions: 'questions',
	pictures: 'pictures',
	venues: 'venues',
	address_searches: 'address_searches',
	saved_events: 'saved_events',
	personal_calendars: 'personal_calendar',
	followed_businesses: 'followed_businesses',
	reports: 'reports',
	appeals: 'appeals',
	claims: 'claims'
};

it('has a part for every table that refers to people', () => {
	const tables = Object.values(schema).filter((each) => each instanceof SQLiteTable);
	const ofPeople = tables
		.map(getTableConfig)
		.filter(({ foreignKeys }) =>
			foreignKeys.some((key) => key.reference().foreignTable === schema.users)
		);
	expect(ofPeople.map(({ name }) => name).sort()).toEqual(Object.keys(partOfTable).sort());
	const names = exportParts(database, '').map(({ name }) => name);
	expect(names).toEqual(expect.arrayContaining(Object.values(partOfTable)));
});

it('has every column of a person', async () => {
	const site = createApiSite();
	const { id } = (await (await site.as('emil-owner')).get('/api/auth/me')).body;
	const person = exportParts(database, String(id)).find(({ name }) => name === 'person');
	const [row = {}] = (await person?.read(0)) ?? [];
	// Those of each way to sign in are in the part about them.
	const elsewhere = ['issuer', 'sub'];
	const columns = getTableConfig(schema.users).columns.map(({ name }) => name);
	expect([...Object.keys(row), ...elsewhere].sort()).toEqual(columns.sort());
});
