/**
 * `node tools/smoke-test.ts`: requests pages of one version of a deployed site, as `npm run deploy`
 * does before the version takes traffic.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { CliError, runCli } from './cli-error.ts';
import { exitCodes, toText, verdictOn } from './doctor/finding.ts';
import { createProbe } from './doctor/http-probe.ts';
import { sendExactly } from './send-exactly.ts';
import { smokeTest } from './smoke/smoke-test.ts';
import { requestPurge } from './smoke/request-purge.ts';

const help = `node tools/smoke-test.ts --url URL --env production|staging [--worker NAME --version ID]`;

await runCli(async () => {
	const text = { type: 'string' } as const;
	const { values } = parseArgs({
		options: { url: text, env: text, worker: text, version: text }
	});
	const { url, env, worker, version } = values;
	if (!url || !env) throw new CliError(help);
	const probe = createProbe((request) => {
		if (worker && version) {
			request.headers.set('cloudflare-workers-version-overrides', `${worker}="${version}"`);
		}
		return sendExactly(request);
	});
	const findings = await smokeTest({
		probe,
		origin: new URL(url).origin,
		version: version ?? null,
		requestPurge: (tag) => requestPurge(env, tag),
		sleep
	});
	console.log(`\n${toText(findings)}\n`);
	process.exitCode = exitCodes[verdictOn(findings)];
});
