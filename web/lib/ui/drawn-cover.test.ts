import { describe, expect, it } from 'vitest';
import { drawnBanner, drawnCover } from './drawn-cover.ts';

const ids = Array.from({ length: 40 }, (_, index) => 1000 + index);

describe('a drawn cover', () => {
	it('is always the same for one id, and another one for each of its neighbours', () => {
		expect(drawnCover(7)).toBe(drawnCover(7));
		expect(new Set(ids.map(drawnCover)).size).toBe(ids.length);
	});

	it('is a part of the one file, which has eight drawings in five colours', () => {
		for (const id of ids) {
			const [, x, y] = /#svgView\(viewBox\((\d+),(\d+),320,240\)\)$/.exec(drawnCover(id)) ?? [];
			expect(Number(x) / 320).toBeLessThan(8);
			expect(Number(y) / 240).toBeLessThan(5);
		}
	});

	it('is also among the four on its banner', () => {
		for (const id of ids) {
			const [, x, y] = /viewBox\((\d+),(\d+),320/.exec(drawnCover(id)) ?? [];
			const [, first, row] = /viewBox\((\d+),(\d+),1280,240\)/.exec(drawnBanner(id)) ?? [];
			expect(row).toBe(y);
			expect(Number(x)).toBeGreaterThanOrEqual(Number(first));
			expect(Number(x)).toBeLessThan(Number(first) + 1280);
			expect(Number(first) + 1280).toBeLessThanOrEqual(8 * 320);
		}
	});
});
