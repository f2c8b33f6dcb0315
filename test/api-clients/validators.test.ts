import { createConfig, lintFromString } from '@redocly/openapi-core';
import { validate } from '@scalar/openapi-parser';
import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startProcesses } from '../integration/worker-processes.ts';
import type { Processes } from '../integration/worker-processes.ts';

let processes: Processes;
let description = '';
beforeAll(async () => {
	processes = await startProcesses({ names: ['one'] });
	description = await (await processes.site.visit('one', '/api/openapi.json')).text();
});
afterAll(() => processes?.[Symbol.asyncDispose]());

/** What each validator finds wrong. */
const validators = {
	'@redocly/openapi-core': async (source: string) => {
		const config = await createConfig({ extends: ['spec'] });
		const problems = await lintFromString({ source, config, absoluteRef: 'openapi.json' });
		return problems.map(({ message }) => message);
	},
	'@scalar/openapi-parser': async (source: string) => {
		const { errors = [] } = await validate(source);
		return errors.map(({ message }) => message);
	},
	'@seriousme/openapi-schema-validator': async (source: string) => {
		const { valid, errors } = await new Validator().validate(JSON.parse(source));
		return valid ? [] : [JSON.stringify(errors)];
	}
};

describe.each(Object.entries(validators))('%s', (_, problemsOf) => {
	it('accepts the description of the built site', async () => {
		expect(await problemsOf(description)).toEqual([]);
	});

	it('finds a parameter in a place that does not exist', async () => {
		const broken = description.replace('"in":"query"', '"in":"nowhere"');
		expect(broken).not.toBe(description);
		expect(await problemsOf(broken)).not.toEqual([]);
	});
});
