import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const text = readFileSync('docs/security.md', 'utf8');
const files = [...text.matchAll(/`([\w/.-]+\.(?:test|e2e)\.ts)`/g)].map(([, file]) => file ?? '');
const titles = [...text.matchAll(/`([\w/.-]+\.(?:test|e2e)\.ts)`: “([^”]+)”/g)].map(
	([, file = '', title = '']) => ({ file, title })
);

describe('docs/security.md', () => {
	it.each([...new Set(files)])('names a test that exists: %s', (file) => {
		expect(existsSync(file)).toBe(true);
	});

	it.each(titles)('quotes an existing title: $file, “$title”', ({ file, title }) => {
		const source = readFileSync(file, 'utf8').replaceAll("\\'", "'");
		expect(source).toContain(title);
	});

	it('quotes more than twenty tests', () => expect(titles.length).toBeGreaterThan(20));
});
