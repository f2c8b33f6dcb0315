import { beforeAll, describe, expect, it } from 'vitest';
import { usePagesSite } from './pages-site.ts';
import type { PageResponse } from '../page-browser.ts';

const { as, query, createBusiness, createEvent, verify, approve } = usePagesSite();

/** A business that hosts none of them. */
let guest = '';

/** Lists that a search goes through: where, what it looks up, and what its words are called. */
const searchable = [
	{ where: 'home', path: () => '/?q=', list: 'event', found: 'Record fair' },
	{ where: 'businesses', path: () => '/businesses?q=', list: 'business', found: 'Record shop' },
	{
		where: 'events to join',
		path: () => `/businesses/${guest}/join?find=`,
		list: 'event',
		found: 'Record fair'
	}
] as const;

const search = (path: string, words: string) =>
	as.owner.openUncached(path + encodeURIComponent(words));

/** Adds postings of things that no longer exist: more than a search reads for one page. */
const addStalePostings = (word: string, firstKey: string) =>
	query(`INSERT INTO postings (term_id, sort_key)
		WITH RECURSIVE stale(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM stale WHERE n < 1800)
		SELECT (SELECT id FROM terms WHERE name = '${word}'), ${firstKey} FROM stale`);

beforeAll(async () => {
	const shops = [
		await createBusiness(as.owner, 'The Record shop'),
		await createBusiness(as.owner, 'Vinyl shop')
	];
	for (const slug of shops) await verify(slug);
	guest = shops[0] ?? '';
	const fairs = [
		await createEvent(as.owner, 'bakery', 'The Record fair'),
		await createEvent(as.owner, 'bakery', 'Vinyl fair')
	];
	for (const slug of fairs) await approve(slug);
});

describe.each(searchable)('a search on the page with $where', ({ path, list, found }) => {
	it('tells which word was corrected, and shows what it found', async () => {
		const seen = await search(path(), 'recrod');
		expect(seen.text).toContain('Nothing found for “recrod”. Showing results for “record”.');
		expect(seen.text).toContain(found);
		expect((await search(path(), 'record')).text).not.toContain('Nothing found');
	});

	it('tells which word was corrected in vain', async () => {
		const seen = await search(path(), 'recrod vinyl');
		expect(seen.text).toContain('Nothing found for “recrod”, so we looked for “record” as well.');
		expect(seen.text).toContain('No matches');
	});

	it('tells which words are too common and were left out', async () => {
		const words = `name IN ('${list}/word/the', '${list}/word/record')`;
		await query(`UPDATE terms SET size = size + 3000 WHERE ${words}`);
		const one = await search(path(), 'the vinyl');
		const two = await search(path(), 'the record vinyl');
		await query(`UPDATE terms SET size = size - 3000 WHERE ${words}`);
		expect(one.text).toContain('“the” is too common, so we left it out.');
		expect(two.text).toContain('“the” and “record” are too common, so we left them out.');
		expect(one.text).toMatch(/Vinyl (shop|fair)/);
		expect((await search(path(), 'the vinyl')).text).toMatch(/^(?!.*too common).*No matches/);
	});

	it('offers other searches when nothing matches', async () => {
		const seen = await search(path(), 'xylophone');
		expect(seen.text).toContain('Try other or fewer words');
		const others = {
			'/?q=': ['/businesses?q=xylophone', '/?in='],
			'/businesses?q=': ['/?q=xylophone', '/businesses']
		}[path()] ?? [`/businesses/${guest}/join#join`];
		expect(seen.links).toEqual(expect.arrayContaining(others));
	});
});

it.each([
	['/', '/businesses', '/?in='],
	['/businesses', '/', '/businesses']
])(
	'a search in a category on %s offers all categories, and the other list',
	async (path, other, everything) => {
		const seen = await as.visitor.open(`${path}?q=xylophone&category=music`);
		expect(seen.links).toEqual(
			expect.arrayContaining([`${path}?q=xylophone`, `${other}?q=xylophone`, everything])
		);
		const category = await as.visitor.open(`${path}?category=music`);
		expect(category.links.filter((link) => link.includes('q='))).toEqual([]);
	}
);

describe('a search that looked at a part of a list only', () => {
	/** The link that goes on. */
	const next = ({ links }: PageResponse) =>
		links.find((link) => /[?&](cursor|panel)=/.test(link)) ?? '';

	beforeAll(async () => {
		const lastEvent = 'SELECT max(sort_key) FROM postings WHERE term_id > 0';
		await addStalePostings('event/word/record', `(${lastEvent}) + n`);
		await addStalePostings('business/word/record', 'n + 1000');
	});

	it.each(searchable)('says so on the page with $where, and goes on', async ({ path, found }) => {
		const seen = await search(path(), 'record');
		expect(seen.text).toMatch(/We’ve only looked at the (soonest|newest) .* so far\. Another word/);
		expect(seen.text).toContain('Keep looking');
		const following = await as.owner.openUncached(next(seen));
		expect(following.status).toBe(200);
		expect(seen.text + following.text).toContain(found);
		expect(following.text).toContain('Back to the start');
		expect(following.text).not.toContain('We’ve only looked at');
		expect(following.text).not.toContain('Keep looking');
	});
});
