import { describe, expect, it, vi } from 'vitest';
import { countEvents } from './event-counter.ts';
import type { LogFields } from './log.ts';
import { createSite } from '../testing/site.ts';

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

describe('the event counter', () => {
	it('writes a data point with provider and reason for each log line', () => {
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

	it('leaves missing fields empty and shortens long ones', () => {
		const { points, log } = counted();
		log('purged');
		log('request_failed', { reason: 'x'.repeat(101) });
		expect(points.map(({ blobs }) => blobs)).toEqual([
			['purged', '', ''],
			['request_failed', '', 'x'.repeat(100)]
		]);
	});

	it('only logs when no dataset is bound', () => {
		const log = vi.fn<(event: string, fields?: LogFields) => void>();
		countEvents(log, undefined)('signed_in', { provider: 'Google' });
		expect(log).toHaveBeenCalledExactlyOnceWith('signed_in', { provider: 'Google' });
	});

	it('counts a whole sign-in and sign-out', async () => {
		const { points, log } = counted();
		const site = createSite({ dependencies: { log } });
		const browser = await site.signIn('gina-owner');
		await browser.visit('/auth/logout', { form: {} });
		const steps = points.filter(({ blobs: [event] }) => event !== 'request');
		const events = steps.map(({ blobs: [event] }) => event);
		expect(events).toEqual(['sign_in_started', 'signed_in', 'signed_out']);
		expect(steps[1]?.blobs[1]).toBe('Google');
	});
});
