import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const read = (file: string) => readFileSync(file, 'utf8');
const found = (text: string, pattern: RegExp) => [
	...new Set([...text.matchAll(pattern)].map(([, one = '']) => one))
];
const pages = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', ...globSync('docs/*.md').sort()];

describe.each(pages)('%s', (page) => {
	const text = read(page);

	it('has no broken links', () => {
		const links = found(text, /\]\((?!https?:|#)([^)#]+)/g);
		expect(links.filter((link) => !existsSync(join(dirname(page), link)))).toEqual([]);
	});

	it('names only scripts that exist', () => {
		const scripts = Object.keys(JSON.parse(read('package.json')).scripts);
		const named = found(text, /npm run (?:--silent )?([a-z][a-z0-9:-]*)/g);
		expect(named.filter((script) => !scripts.includes(script))).toEqual([]);
	});

	it('names only files that exist', () => {
		const files = found(
			text,
			/(?:^|[\s`(])((?:worker|cognito|tools|test|bench|web)\/[\w/.-]+\.\w+)/gm
		);
		expect(files.filter((file) => !existsSync(file))).toEqual([]);
	});
});

describe('docs/README.md', () => {
	const others = globSync('*.md', { cwd: 'docs' }).filter((name) => name !== 'README.md');

	it.each(others.sort())('has %s in its index', (name) => {
		expect(read('docs/README.md')).toContain(`(${name})`);
	});
});

describe('docs/watch.md', () => {
	it('lists exactly the events that the Worker logs', () => {
		const sources = globSync('worker/**/*.ts').filter((file) => !file.endsWith('.test.ts'));
		const logged = found(sources.map(read).join('\n'), /\blog\(\s*'(\w+)'/g);
		const table = read('docs/watch.md').split('## Alerts')[0] ?? '';
		const firstColumn = table.match(/^\| `[^|]*/gm)?.join('') ?? '';
		expect(found(firstColumn, /`(\w+)`/g).sort()).toEqual(logged.sort());
	});
});
