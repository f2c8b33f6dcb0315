import { env } from 'cloudflare:workers';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { searchableText, toMatch } from './full-text.ts';

async function find(match: string): Promise<number> {
	const search = env.DB.prepare('SELECT rowid FROM event_search WHERE event_search MATCH ?');
	return (await search.bind(match).all()).results.length;
}

it('never turns input into search syntax', async () => {
	const typed = fc.oneof(
		fc.string({ unit: 'grapheme' }),
		fc.string({ unit: fc.constantFrom(...`"*^:(){}-+ ANDORNOT,text'寿é\u0000`) })
	);
	await fc.assert(
		fc.asyncProperty(typed, async (text) => {
			const match = toMatch(text);
			if (match !== null) await find(match);
		}),
		{ numRuns: 200 }
	);
});

it.each([
	['Crème brûlée', 'creme'],
	['Crème brûlée', 'brul'],
	['Workshops for everyone', 'workshop'],
	['Internationales Fest', 'internationales'],
	['寿司バーの夜', '司バー'],
	['ตลาดนัด', 'ตลาด'],
	['ليلى السوق', 'السوق'],
	['हिन्दी मेला', 'हिन्दी'],
	['Straße 7', '7'],
	['Rock & Roll', 'rock roll'],
	['Łódź nocą', 'lodz noca'],
	['Straßenfest', 'STRASSENF'],
	['κόσμος', 'ΚΟΣΜΟΣ'],
	['Joe’s Tacos', 'joes'],
	['ｶﾗｵｹの夜', 'カラオケ']
])('finds “%s” by “%s”', async (text, typed) => {
	const statement = env.DB.prepare('INSERT INTO event_search (rowid, text) VALUES (?, ?)');
	await env.DB.prepare('DELETE FROM event_search').run();
	await statement.bind(1, searchableText(text)).run();
	expect(await find(toMatch(typed) ?? '')).toBe(1);
	expect(await find(toMatch(`${typed} zebra`) ?? '')).toBe(0);
});

it('searches for nothing when the input has no letters or digits', () => {
	expect(['', ' ', '🌮', '"*"', '---'].map(toMatch)).toEqual([null, null, null, null, null]);
});

it('searches for each word once, and for five words at most', () => {
	expect(toMatch('ma ma ma fe')).toBe('"ma" * "fe" *');
	expect(toMatch('one two three four five six seven')?.split(' * ')).toHaveLength(5);
});

it('keeps 8 KB of words, and no part of a word', () => {
	const text = searchableText('ﷺ '.repeat(5000));
	expect(new TextEncoder().encode(text).length).toBeLessThanOrEqual(8192);
	expect(text.length).toBeGreaterThan(4000);
	expect(new Set(text.split(' ')).size).toBe(4);
	expect(searchableText('x'.repeat(9000))).toHaveLength(8192);
	expect(searchableText('abcd '.repeat(5000))).toHaveLength(1638 * 5 - 1);
	expect(searchableText('a short text')).toBe('a short text');
});
