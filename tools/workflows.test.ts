import { globSync, readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const step = v.object({ uses: v.optional(v.string()), run: v.optional(v.string()) });
const workflow = v.object({
	permissions: v.record(v.string(), v.string()),
	jobs: v.record(
		v.string(),
		v.looseObject({
			permissions: v.optional(v.record(v.string(), v.string())),
			'timeout-minutes': v.optional(v.number()),
			uses: v.optional(v.string()),
			steps: v.optional(v.array(step), [])
		})
	)
});

describe.each(globSync('.github/workflows/*.yml').sort())('%s', (file) => {
	const text = readFileSync(file, 'utf8');
	const { permissions, jobs } = v.parse(workflow, parse(text));
	const steps = Object.values(jobs).flatMap((job) => job.steps);

	it('may read the repository and nothing else', () => {
		for (const granted of [
			permissions,
			...Object.values(jobs).map((job) => job.permissions ?? {})
		]) {
			expect({ contents: 'read', ...granted }).toEqual({ contents: 'read' });
		}
	});

	it('takes actions by their commit, which nobody can move', () => {
		const actions = steps.flatMap(({ uses = [] }) => uses);
		expect(actions.filter((action) => !/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/.test(action))).toEqual([]);
	});

	it('ends a job that hangs', () => {
		const endless = Object.values(jobs).filter((job) => !job.uses && !job['timeout-minutes']);
		expect(endless).toEqual([]);
	});

	it('runs scripts that are there, and no npm ci, which refuses our lock file', () => {
		const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
		const run = steps.map((one) => one.run ?? '').join('\n');
		const named = [...run.matchAll(/npm run (?:--silent )?([\w:-]+)/g)].map(
			([, name = '']) => name
		);
		expect(named.filter((name) => !(name in scripts))).toEqual([]);
		expect(run).not.toMatch(/npm ci/);
	});

	it('hands a secret to single steps alone', () => {
		const whole = Object.values(jobs).map((job) => JSON.stringify({ ...job, steps: [] }));
		expect(whole.join()).not.toMatch(/secrets\./);
		expect(text).not.toMatch(/secrets: inherit|pull_request_target/);
	});
});
