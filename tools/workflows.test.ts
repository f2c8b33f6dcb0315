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

	it('may only read the repository', () => {
		for (const granted of [
			permissions,
			...Object.values(jobs).map((job) => job.permissions ?? {})
		]) {
			expect({ contents: 'read', ...granted }).toEqual({ contents: 'read' });
		}
	});

	it('pins actions by commit', () => {
		const actions = steps.flatMap(({ uses = [] }) => uses);
		expect(actions.filter((action) => !/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/.test(action))).toEqual([]);
	});

	it('has a time limit for each job', () => {
		const endless = Object.values(jobs).filter((job) => !job.uses && !job['timeout-minutes']);
		expect(endless).toEqual([]);
	});

	it('runs scripts that exist, and installs the locked packages', () => {
		const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
		const run = steps.map((one) => one.run ?? '').join('\n');
		const named = [...run.matchAll(/npm run (?:--silent )?([\w:-]+)/g)].map(
			([, name = '']) => name
		);
		expect(named.filter((name) => !(name in scripts))).toEqual([]);
		expect(run).not.toMatch(/npm install/);
	});

	it('gives secrets to single steps only', () => {
		const whole = Object.values(jobs).map((job) => JSON.stringify({ ...job, steps: [] }));
		expect(whole.join()).not.toMatch(/secrets\./);
		expect(text).not.toMatch(/secrets: inherit|pull_request_target/);
	});
});
