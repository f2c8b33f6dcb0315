import { describe, expect, it } from 'vitest';
import { partsToRun, projects } from './test-parts.ts';

describe('what npm test runs', () => {
	it('is everything when nothing is named', () => {
		expect(partsToRun([])).toEqual({ projects, browser: true, patterns: [] });
	});

	it('is one part when one is named', () => {
		expect(partsToRun(['worker'])).toEqual({ projects: ['worker'], browser: false, patterns: [] });
		expect(partsToRun(['e2e'])).toEqual({ projects: [], browser: true, patterns: [] });
	});

	it('is the files of a part when their path is given', () => {
		const parts = partsToRun(['test/e2e/sign-in']);
		expect(parts).toEqual({ projects: [], browser: true, patterns: ['test/e2e/sign-in'] });
	});

	it('is the matching files of every part when a word is given', () => {
		expect(partsToRun(['return-to'])).toEqual({ projects, browser: true, patterns: ['return-to'] });
	});
});
