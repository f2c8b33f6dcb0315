import { describe, expect, it, vi } from 'vitest';
import { countEvents } from './count-events.ts';
import type { LogFields } from './log.ts';
import { createSite } from './testing/site.ts';

interface Point {
	indexes: string[];
	blobs: string[];
	doubles: number[];
}

function counted() {
	const points: Point[] = [];
	const lines: string[] = [];
	const dataset = {
		writeDataPoint: (point?: Partial<Point>) => void points.push({ ...empty, ...point })
	};
	const log = countEvents((event) => void lines.push(event), dataset);
	return { points, lines, log };
}

const empty: Point = { indexes: [], blobs: [], doubles: [] };

describe('counting events', () => {
	it('writes one data point for each line of the log, with provider and reason', () => {
		const { points, lines, log } = counted();
		log('sign_in_failed', { provider: 'Facebook', reason: 'declined', request_id: 'K7QF' });
		expect(lines).toEqual(['sign_in_failed']);
		expect(points).toEqual([
			{
				indexes: ['sign_in_failed'],
				blobs: ['sign_in_failed', 'Facebook', 'declined'],
				doubles: [1]
			}
		]);
	});

	it('leaves empty what an event does not have, and shortens what it has much of', () => {
		const { points, log } = counted();
		log('sessions_purged');
		log('request_failed', { reason: 'x'.repeat(101) });
		expect(points.map(({ blobs }) => blobs)).toEqual([
			['sessions_purged', '', ''],
			['request_failed', '', 'x'.repeat(100)]
		]);
	});

	it('does without where no counter is bound', () => {
		const log = vi.fn<(event: string, fields?: LogFields) => void>();
		countEvents(log, undefined)('signed_in', { provider: 'Google' });
		expect(log).toHaveBeenCalledExactlyOnceWith('signed_in', { provider: 'Google' });
	});

	it('counts a whole sign-in and sign-out', async () => {
		const { points, log } = counted();
		const site = createSite({ parts: { log } });
		const browser = await site.signIn('gina-owner');
		await browser.visit('/auth/logout', { form: {} });
		const events = points.map(({ blobs: [event] }) => event);
		expect(events).toEqual(['sign_in_started', 'signed_in', 'signed_out']);
		expect(points[1]?.blobs[1]).toBe('Google');
	});
});

describe('Server-Timing', () => {
	it('tells somebody signed in what looking them up took, and a visitor nothing', async () => {
		const site = createSite();
		const browser = await site.signIn('emil-owner');
		const mine = await browser.visit('/api/auth/me');
		expect(mine.headers.get('server-timing')).toMatch(/session;dur=\d+\.\d/);
		for (const path of ['/', '/api/auth/config']) {
			expect((await site.browse().visit(path)).headers.has('server-timing')).toBe(false);
		}
	});

	it('tells it once when the answer brings a new cookie too', async () => {
		const site = createSite();
		const browser = await site.signIn('emil-owner');
		site.pass(3_600);
		const renewed = await browser.visit('/api/auth/me');
		expect(renewed.headers.getSetCookie()).toHaveLength(1);
		expect(renewed.headers.get('server-timing')).toMatch(/^session;dur=\d+\.\d$/);
		expect(renewed.headers.get('x-request-id')).toMatch(/^[\w-]{14}$/);
	});

	it('leaves what a page says of itself', async () => {
		const headers = { 'server-timing': 'render;dur=1.0' };
		const pages = async () => new Response('', { headers });
		const browser = await createSite({ parts: { pages } }).signIn('emil-owner');
		const page = await browser.visit('/');
		expect(page.headers.get('server-timing')).toMatch(/^render;dur=1\.0, session;dur=\d+\.\d$/);
	});
});
