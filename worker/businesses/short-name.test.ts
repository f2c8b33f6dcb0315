import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { limits } from '../limits.ts';
import { retentionDays } from '../retention/periods.ts';
import { createApiSite } from '../testing/api-clients.ts';
import type { Client, Json } from '../testing/api-clients.ts';

const site = createApiSite();
const { visitor } = site;
let owner: Client;
let other: Client;
let bakery: Json;
let studio: Json;
let number = 0;

beforeAll(async () => {
	owner = await site.as('emil-owner');
	other = await site.as('otto-other-owner');
	bakery = await site.business('emil-owner');
	studio = await site.business('otto-other-owner', { name: 'Studio' });
});

const name = (client: Client, business: Json, short_name: string | null) =>
	client.patch(`/api/businesses/${business.id}`, { short_name });
const aName = () => `stall-${++number}`;
const found = async (text: string) => (await visitor.get(`/api/businesses/@${text}`)).body.id;

describe('a short name', () => {
	it('leads to the business, in any case, and to nothing when nobody has it', async () => {
		expect((await visitor.get('/api/businesses/@stall-1')).status).toBe(404);
		expect(await name(owner, bakery, '@Stall-1')).toMatchObject({
			status: 200,
			body: { short_name: 'stall-1' }
		});
		number = 1;
		expect(await found('stall-1')).toBe(bakery.id);
		expect(await found('Stall-1')).toBe(bakery.id);
	});

	it.each([
		...['ab', 'a'.repeat(31), '12345', '-bakery', 'bakery-', 'bak--ery', 'bäckerei', 'b akery'],
		...['admin', 'Popmap', 'support', 'b.akery', 'b/akery', 'аdmin']
	])('is refused: %s', async (text) => {
		const { status, body } = await name(owner, bakery, text);
		expect([status, Object.keys(body.fields)]).toEqual([422, ['short_name']]);
	});

	it('may be pasted as an address', async () => {
		const text = aName();
		const { body } = await name(owner, bakery, `https://popmap.example/de/@${text}`);
		expect(body).toMatchObject({ short_name: text });
	});

	it('of another business is refused, and the rest of the form is not saved', async () => {
		const { body } = await visitor.get(`/api/businesses/${bakery.id}`);
		const taken = Object(body).short_name;
		const refused = await other.patch(`/api/businesses/${studio.id}`, {
			name: 'Stolen',
			short_name: taken
		});
		expect(refused).toMatchObject({ status: 422, body: { fields: { short_name: /another/i } } });
		expect((await visitor.get(`/api/businesses/${studio.id}`)).body.name).toBe('Studio');
	});

	it('is given to one of two who choose it at once', async () => {
		const text = aName();
		const answers = await Promise.all([name(owner, bakery, text), name(other, studio, text)]);
		expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
	});

	it('may be changed by those who manage the business only', async () => {
		expect((await name(other, bakery, aName())).status).toBe(403);
	});
});

describe('a former short name', () => {
	it('leads to the business, and nobody else gets it for half a year', async () => {
		const stand = await site.business('emil-owner', { name: 'Stand' });
		const [first, second] = [aName(), aName()];
		await name(owner, stand, first);
		await name(owner, stand, second);
		expect(await found(first)).toBe(stand.id);
		expect((await name(other, studio, first)).status).toBe(422);
		await name(owner, stand, null);
		expect(await found(second)).toBe(stand.id);
		const halfAYear = retentionDays.formerName * 86_400_000;
		await env.DB.prepare('UPDATE former_names SET held_until = held_until - ?')
			.bind(halfAYear)
			.run();
		expect((await name(other, studio, first)).status).toBe(200);
		expect(await found(first)).toBe(studio.id);
	});

	it('can be taken back, and there are few', async () => {
		const stand = await site.business('emil-owner', { name: 'Changing' });
		const names = Array.from({ length: limits.formerNames + 1 }, aName);
		for (const text of names) expect((await name(owner, stand, text)).status).toBe(200);
		expect(await name(owner, stand, aName())).toMatchObject({
			status: 422,
			body: { code: 'limit_reached' }
		});
		expect((await name(owner, stand, names[0] ?? '')).status).toBe(200);
	});

	it('of a deleted business leads nowhere, and stays its own', async () => {
		const stand = await site.business('emil-owner', { name: 'Gone' });
		const text = aName();
		await name(owner, stand, text);
		expect((await owner.remove(`/api/businesses/${stand.id}?name=Gone`)).status).toBe(204);
		expect((await visitor.get(`/api/businesses/@${text}`)).status).toBe(404);
		const stall = await site.business('emil-owner', { name: 'Heir' });
		expect((await name(owner, stall, text)).status).toBe(422);
	});
});
