import { parseAtomFeed, parseJsonFeed } from 'feedsmith';
import { describe, expect, it } from 'vitest';
import { anEvent } from '../../../worker/testing/an-event.ts';
import { en } from '../../../worker/text/en.ts';
import { toAtom } from './atom.ts';
import { toJsonFeed } from './json-feed.ts';

const typed = '</title><script>alert(1)</script> & “Käse” \u0007🧀';
const readable = typed.replace('\u0007', '');
const host = { id: 1, slug: 'bäckerei', name: 'Bäckerei & Söhne' };
const events = [
	anEvent({ title: typed, description: `${typed}\nmore`, host }),
	anEvent({
		...{ id: 8, slug: 'off', status: 'cancelled', updatedAt: '2027-03-04T09:00:00.000Z' },
		categories: [{ id: 3, slug: 'music', name: 'Music', nameDe: null, nameEs: null }]
	})
];
const at = (path: string) => `https://popmap.example${path}`;
const feed = { title: 'Berlin · Popmap', path: '/in/berlin', events, at };
const when = 'Saturday 6 March 2027, 10:00 to 18:00 · Old Mill';

describe('an Atom feed', () => {
	it('is read by another program as it was written', () => {
		const read = parseAtomFeed(toAtom(feed, en));
		expect(read).toMatchObject({
			id: 'https://popmap.example/in/berlin/feed.atom',
			title: { value: 'Berlin · Popmap' },
			updated: '2027-03-04T09:00:00.000Z',
			links: [
				{ rel: 'self', href: 'https://popmap.example/in/berlin/feed.atom' },
				{ rel: 'alternate', href: 'https://popmap.example/in/berlin' }
			]
		});
		const [first, second] = read.entries ?? [];
		expect(first).toMatchObject({
			id: 'https://popmap.example/events/night-market',
			title: { value: readable },
			content: { value: `${readable}\nmore` },
			authors: [{ name: 'Bäckerei & Söhne' }]
		});
		expect(second).toMatchObject({
			title: { value: 'Cancelled: Night market' },
			summary: { value: when },
			categories: [{ term: 'music', label: 'Music' }]
		});
	});

	it('may be empty', () => {
		const read = parseAtomFeed(toAtom({ ...feed, events: [] }, en));
		expect([read.updated, read.entries]).toEqual(['1970-01-01T00:00:00.000Z', undefined]);
	});
});

describe('a JSON feed', () => {
	it('is read by another program as it was written', () => {
		const read = parseJsonFeed(JSON.parse(toJsonFeed(feed, en)));
		expect(read).toMatchObject({
			title: 'Berlin · Popmap',
			feed_url: 'https://popmap.example/in/berlin/feed.json',
			home_page_url: 'https://popmap.example/in/berlin'
		});
		expect(read.items?.[0]).toMatchObject({
			id: 'https://popmap.example/events/night-market',
			title: typed,
			content_text: `${typed}\nmore`,
			authors: [{ url: 'https://popmap.example/businesses/b%C3%A4ckerei' }]
		});
		expect(read.items?.[1]).toMatchObject({ summary: when, tags: ['Music'] });
		expect(JSON.parse(toJsonFeed(feed, en)).items[1]._event).toMatchObject({
			start_at: '2027-03-06T09:00:00.000Z',
			status: 'cancelled'
		});
	});
});
