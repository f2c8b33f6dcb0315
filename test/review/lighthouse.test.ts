import lighthouse from 'lighthouse';
import puppeteer from 'puppeteer-core';
import type { Browser } from 'puppeteer-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn } from '../../tools/sign-in-over-http.ts';
import { origin } from './visitor.ts';

/** Lighthouse's phone: a slow one, on a slow network, which it calculates from what it measures. */
const runs = 5;

/** What DESIGN.md asks of every public page: performance in points of a hundred, LCP in milliseconds. */
const bounds = { performance: 98, largestContentfulPaint: 1_800 };
const complete = ['accessibility', 'best-practices', 'seo'] as const;

/** Something like a photograph, in which every pixel differs. */
async function photograph(hue: number): Promise<Buffer> {
	const [width, height] = [1_600, 1_000];
	const noise = sharp({
		create: {
			...{ width, height, channels: 3, background: `hsl(${hue}, 60%, 50%)` },
			noise: { type: 'gaussian', mean: 128, sigma: 25 }
		}
	});
	return noise.blur(2).jpeg({ quality: 90 }).toBuffer();
}

/** Gives what emil-owner has pictures, and returns the pages that show them. */
async function pagesWithPictures(): Promise<[string, string][]> {
	const { cookies } = await signIn(origin, 'emil-owner');
	const headers = {
		cookie: [...cookies].map(([name, { value }]) => `${name}=${value}`).join('; '),
		origin,
		'sec-fetch-site': 'same-origin'
	};
	const get = async (path: string) => (await fetch(origin + path, { headers })).json();
	const upload = async (path: string, hue: number) => {
		const body = new Uint8Array(await photograph(hue));
		const sent = { ...headers, 'content-type': 'image/jpeg' };
		const response = await fetch(`${origin}${path}?alt=A%20stall`, {
			method: 'PUT',
			headers: sent,
			body
		});
		expect(response.status, path).toBe(200);
	};
	const { items: businesses } = await get('/api/businesses/mine');
	const business = businesses.find(({ is_verified }: { is_verified: boolean }) => is_verified);
	const { items: events } = await get('/api/events/mine');
	const approved = events.filter(({ status }: { status: string }) => status === 'approved');
	await upload(`/api/businesses/${business.id}/cover`, 20);
	await upload(`/api/businesses/${business.id}/logo`, 200);
	for (const [index, { id }] of approved.entries())
		await upload(`/api/events/${id}/cover`, index * 40);
	return [
		['home', '/'],
		['a town', '/in/berlin'],
		['an event', `/events/${approved[0].slug}`],
		['a business', `/businesses/${business.slug}`]
	];
}

const pages = await pagesWithPictures();
const median = (values: readonly number[]) =>
	values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? NaN;

describe('Lighthouse, on a phone', () => {
	let browser: Browser;
	beforeAll(async () => {
		const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
		browser = await puppeteer.launch({ executablePath, args: ['--no-sandbox'] });
	});
	afterAll(() => browser.close());

	it.each(pages)('is content with %s', { timeout: 300_000 }, async (_, path) => {
		const port = Number(new URL(browser.wsEndpoint()).port);
		const scores: Record<string, number[]> = {};
		for (let run = 0; run < runs; run++) {
			const result = await lighthouse(origin + path, { port, logLevel: 'silent' });
			if (!result) throw new Error('Lighthouse gave no result');
			const { categories, audits } = result.lhr;
			for (const [name, { score }] of Object.entries(categories)) {
				(scores[name] ??= []).push(Math.round((score ?? 0) * 100));
			}
			(scores['lcp'] ??= []).push(audits['largest-contentful-paint']?.numericValue ?? Infinity);
		}
		const medians = Object.entries(scores).map(
			([name, values]) => `${name} ${Math.round(median(values))}`
		);
		console.log(`${path}: ${medians.join(', ')}`);
		for (const name of complete) expect.soft(median(scores[name] ?? []), name).toBe(100);
		expect.soft(median(scores['performance'] ?? [])).toBeGreaterThanOrEqual(bounds.performance);
		expect.soft(median(scores['lcp'] ?? [])).toBeLessThanOrEqual(bounds.largestContentfulPaint);
	});
});
