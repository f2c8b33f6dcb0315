import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseConfig } from './config/config.ts';
import { endpoints } from './control/endpoints.ts';
import { mutationNames } from './control/token-mutations.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const section = (title: string) => readme.split(`# ${title}\n`)[1]?.split(/\n#+ /)[0] ?? '';
const undocumented = (names: readonly string[], text: string) =>
	names.filter((name) => !text.includes(`\`${name}\``));

describe('README.md', () => {
	const [, example = ''] = /```json\n([\s\S]*?)```/.exec(readme) ?? [];
	const config = parseConfig(JSON.parse(example));

	it('has an example configuration that is valid', () => {
		expect(config.people.map(({ id }) => id)).toEqual(['ada', 'fay']);
	});

	it('documents every key of the configuration', () => {
		const keys = (value: object = {}) => Object.keys(value);
		expect(undocumented(keys(config), section('Configuration file'))).toEqual([]);
		expect(undocumented(keys(config.password_policy), section('Configuration file'))).toEqual([]);
		expect(undocumented(keys(config.clients[0]), section('Clients'))).toEqual([]);
		expect(undocumented(keys(config.people[0]), section('People'))).toEqual([]);
		expect(undocumented(keys(config.quirks), section('Quirks'))).toEqual([]);
	});

	it('documents every endpoint of faults and every token mutation', () => {
		expect(undocumented(endpoints, section('Faults'))).toEqual([]);
		expect(undocumented(mutationNames, section('Token mutations'))).toEqual([]);
	});
});
