import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { people } from '../cognito/local-pool.ts';

const readme = readFileSync('README.md', 'utf8');
const section = (title: string) => readme.split(`\n## ${title}\n`)[1]?.split('\n## ')[0] ?? '';
/** The words in backquotes in the first cell of each row. */
const firstCells = (table: string) =>
	[...table.matchAll(/^\| ([^|]*)\|/gm)].flatMap(([, cell = '']) =>
		[...cell.matchAll(/`([^`]+)`/g)].map(([, word]) => word)
	);

describe('README.md', () => {
	it('lists exactly the settings that the Worker reads', () => {
		const config = readFileSync('worker/config.ts', 'utf8');
		const [, fields = ''] = /const settings = v\.object\(\{([\s\S]*?)\n\}\);/.exec(config) ?? [];
		const read = [...fields.matchAll(/^\t([A-Z_]+):/gm)].map(([, name]) => name);
		const bindings = [...readFileSync('worker/env.d.ts', 'utf8').matchAll(/^\t([A-Z_]+): [A-Z]/gm)];
		expect(read.length).toBeGreaterThan(10);
		expect(firstCells(section('Settings')).sort()).toEqual(
			[...new Set([...read, ...bindings.map(([, name]) => name)])].sort()
		);
	});

	it('lists everyone in the local Cognito', () => {
		const table = section('Sign in as');
		const handles = people.map(({ provider, email, name }) =>
			provider === 'COGNITO' && email ? email : name
		);
		expect(handles.filter((handle) => !table.includes(handle))).toEqual([]);
		expect(table.match(/^\| /gm)).toHaveLength(people.length + 2);
	});

	it('names every command for people, and only commands that exist', () => {
		const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
		const named = new Set(
			[...readme.matchAll(/(?:`|^)npm (?:run )?([a-z][a-z:-]*)/gm)].map(([, name]) => name)
		);
		const isForPeople = (name: string) => !/^(pre|check:|test:)/.test(name);
		expect([...named].filter((name) => !(String(name) in scripts))).toEqual([]);
		expect(Object.keys(scripts).filter((name) => isForPeople(name) && !named.has(name))).toEqual(
			[]
		);
	});
});
