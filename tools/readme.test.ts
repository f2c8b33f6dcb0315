import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { people } from '../cognito/local-pool.ts';

const readme = readFileSync('README.md', 'utf8');
const development = readFileSync('docs/development.md', 'utf8');
const settings = readFileSync('docs/settings.md', 'utf8');
const sectionOf = (text: string, title: string) =>
	text.split(`\n## ${title}\n`)[1]?.split('\n## ')[0] ?? '';
/** The words in backquotes in the first cell of each row. */
const firstCells = (table: string) =>
	[...table.matchAll(/^\| ([^|]*)\|/gm)].flatMap(([, cell = '']) =>
		[...cell.matchAll(/`([^`]+)`/g)].map(([, word]) => word)
	);

/** The scripts that a text runs with npm. */
const scriptsIn = (text: string) => [
	...new Set(
		[...text.matchAll(/(?:`|^)npm (?:run )?([a-z][a-z:-]*)/gm)].map(([, name = '']) => name)
	)
];

const scripts = Object.keys(JSON.parse(readFileSync('package.json', 'utf8')).scripts);

describe('README.md', () => {
	it('lists everyone in the local Cognito', () => {
		const table = sectionOf(readme, 'Sign in as');
		const handles = people.map(({ provider, email, name }) =>
			provider === 'COGNITO' && email ? email : name
		);
		expect(handles.filter((handle) => !table.includes(handle))).toEqual([]);
		expect(table.match(/^\| /gm)).toHaveLength(people.length + 2);
	});

	it('names only settings and commands that exist', () => {
		const known = firstCells(settings);
		const named = firstCells(sectionOf(readme, 'Settings'));
		expect(named.length).toBeGreaterThan(5);
		expect(named.filter((name) => !known.includes(name))).toEqual([]);
		expect(scriptsIn(readme).filter((name) => !scripts.includes(name))).toEqual([]);
	});

	it('has the commands that start and test the site', () => {
		expect(scriptsIn(readme)).toEqual(expect.arrayContaining(['start', 'test']));
	});
});

describe('docs/settings.md', () => {
	it('lists exactly the settings that the Worker reads', () => {
		const config = readFileSync('worker/config.ts', 'utf8');
		const [, fields = ''] = /const settings = v\.object\(\{([\s\S]*?)\n\}\);/.exec(config) ?? [];
		const read = [...fields.matchAll(/^\t([A-Z_]+):/gm)].map(([, name]) => name);
		const bindings = [...readFileSync('worker/env.d.ts', 'utf8').matchAll(/^\t([A-Z_]+): [A-Z]/gm)];
		expect(read.length).toBeGreaterThan(10);
		expect(firstCells(settings).sort()).toEqual(
			[...new Set([...read, ...bindings.map(([, name]) => name)])].sort()
		);
	});
});

describe('docs/development.md', () => {
	it('lists every command, and only commands that exist', () => {
		const named = scriptsIn(development);
		const isForPeople = (name: string) => !/^(pre|check:|test:)/.test(name);
		expect(named.filter((name) => !scripts.includes(name))).toEqual([]);
		expect(scripts.filter((name) => isForPeople(name) && !named.includes(name))).toEqual([]);
	});
});
