/**
 * `node tools/run-scripts.ts NAME…` runs scripts of package.json, two at a time, and prints the
 * output of each in one piece. It fails when one of them fails.
 */
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { buffer } from 'node:stream/consumers';

const concurrency = 2;

// Tests start wrangler many times: without the cache, a sixth of each start is compilation.
process.env['NODE_COMPILE_CACHE'] ??= resolve('.popmap', 'compile-cache');
if (process.stdout.isTTY) process.env['FORCE_COLOR'] ??= '1';

interface Result {
	name: string;
	isSuccess: boolean;
	output: Buffer;
	/** Wall-clock time in seconds. */
	seconds: number;
}

async function run(name: string): Promise<Result> {
	const start = performance.now();
	const command = `node --run ${name} 2>&1`;
	const child = spawn(command, { shell: true, stdio: ['ignore', 'pipe', 'inherit'] });
	const exit = new Promise<number | null>((settle) => child.once('close', settle));
	const output = await buffer(child.stdout);
	const isSuccess = (await exit) === 0;
	return { name, isSuccess, output, seconds: (performance.now() - start) / 1000 };
}

const queue = process.argv.slice(2);
const failed: string[] = [];

async function runNext(): Promise<void> {
	for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
		const { isSuccess, output, seconds } = await run(name);
		if (!isSuccess) failed.push(name);
		const title = `${isSuccess ? '✓' : '✗'} ${name} (${seconds.toFixed(1)} s)`;
		process.stdout.write(`\n── ${title}\n`);
		process.stdout.write(output);
	}
}

await Promise.all(Array.from({ length: concurrency }, runNext));
const count = process.argv.length - 2;
console.log(
	`\nOf ${count} scripts, ${failed.length} failed${failed.map((name) => `\n  ✗ ${name}`).join('')}`
);
if (failed.length > 0) process.exitCode = 1;
