/**
 * `npm run doctor`: checks the settings on this machine or a deployed site, and says for each check
 * what was found and how to fix it.
 */
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs, parseEnv } from 'node:util';
import { localPoolFor } from '../cognito/local-pool.ts';
import { serveLocalCognito } from '../packages/local-cognito/src/serve.ts';
import type { Config } from '../worker/config.ts';
import { CliError, runCli } from './cli-error.ts';
import { checkCognito, checkCognitoAndClient } from './doctor/cognito.ts';
import {
	accept,
	exitCodes,
	fail,
	type Finding,
	toJson,
	toText,
	unknown,
	verdictOn
} from './doctor/finding.ts';
import { createProbe, type HttpProbe } from './doctor/http-probe.ts';
import { checkDatabase, checkReplication, checkTools } from './doctor/machine.ts';
import { checkSenderDomain } from './doctor/mail.ts';
import { checkOperator } from './doctor/operator.ts';
import { checkSettings } from './doctor/settings.ts';
import { checkSiteSecrets } from './doctor/site-secrets.ts';
import { fetchSettings } from './doctor/site-settings.ts';
import { checkSite } from './doctor/site.ts';
import { isFree } from './ports.ts';
import { sendExactly } from './send-exactly.ts';

const help = `npm run doctor -- [options]

  --settings FILE   the settings to check; default: .dev.vars
  --url URL         checks a deployed site and the user pool that it names
  --worker NAME --version ID
                    checks that version of the Worker, even if it takes no traffic yet
  --wait SECONDS    how long the site may take to respond, as after a deployment
  --accept CHECKS   takes your word for checks that it cannot do from here: their words in
                    --json, separated by commas
  --json            prints the findings as JSON
  --help

The exit code is 0 when everything was checked and works, 1 when something is wrong, and 2 when
nothing is known to be wrong but something could not be checked. It changes nothing.`;

/** @throws {CliError} when this is not a site's address */
function originOf(url: string): string {
	if (/^https?:\/\/./.test(url) && URL.canParse(url)) return new URL(url).origin;
	throw new CliError(`--url takes an address such as https://popmap.example, not ${url}.`);
}

/** Runs the local Cognito during the checks, if the settings name it and it is not running. */
async function runLocalCognito(config: Config, running: AsyncDisposableStack): Promise<void> {
	const { hostname, port } = new URL(config.cognito.domain);
	if (hostname !== 'localhost' || !(await isFree(Number(port)))) return;
	const pool = localPoolFor(config.origin);
	const cognito = await serveLocalCognito({ port: Number(port), config: pool });
	running.defer(() => cognito.close());
}

async function checkThisMachine(probe: HttpProbe, file: string): Promise<Finding[]> {
	if (!existsSync(file)) {
		const fix = 'Run npm start, which writes one for the local Cognito, or npm run setup.';
		return [fail('settings', `There is no ${file}.`, fix)];
	}
	const { config, findings } = checkSettings(file, parseEnv(readFileSync(file, 'utf8')));
	if (!config) return findings;
	await using running = new AsyncDisposableStack();
	await runLocalCognito(config, running);
	return [...findings, ...(await checkCognitoAndClient(probe, config)), await checkDatabase(null)];
}

/** Checks what wrangler.toml says about the site, if the one in this folder has it. */
async function checkEnvironment(origin: string): Promise<Finding[]> {
	if (!existsSync('wrangler.toml')) return [];
	// wrangler, which reads the file, takes seconds to load.
	const { environmentServing, senderOf, varsOfEnvironment } =
		await import('./deploy/environment.ts');
	const environment = environmentServing(origin);
	if (environment === null) return [];
	return [
		await checkDatabase(environment),
		await checkReplication(environment),
		await checkSenderDomain(senderOf(environment)),
		checkOperator(varsOfEnvironment(environment))
	];
}

/** @param timeout how long the site, or its new version, may take to respond, in milliseconds */
async function checkDeployedSite(
	probe: HttpProbe,
	origin: string,
	version: string | null,
	timeout: number
): Promise<Finding[]> {
	const deadline = Date.now() + timeout;
	let site = await checkSite(probe, origin, version);
	while (site[0]?.verdict === 'fail' && Date.now() < deadline) {
		await sleep(2_000);
		site = await checkSite(probe, origin, version);
	}
	const config = await fetchSettings(probe, origin);
	if (!config) return [...site, unknown('pool', 'The site does not say which user pool it uses.')];
	return [
		...site,
		...(await checkCognito(probe, config, origin)),
		...(await checkSiteSecrets(probe, origin)),
		...(await checkEnvironment(origin))
	];
}

await runCli(async () => {
	const text = { type: 'string' } as const;
	const off = { type: 'boolean', default: false } as const;
	const { values } = parseArgs({
		options: {
			settings: { ...text, default: '.dev.vars' },
			url: text,
			worker: text,
			version: text,
			wait: { ...text, default: '0' },
			accept: { ...text, default: '' },
			json: off,
			help: off
		}
	});
	if (values.help) return console.log(help);
	const { worker, version = null } = values;
	const origin = values.url ? originOf(values.url) : null;
	const send = (request: Request) => {
		if (worker && version && new URL(request.url).origin === origin) {
			request.headers.set('cloudflare-workers-version-overrides', `${worker}="${version}"`);
		}
		return sendExactly(request);
	};
	const probe = createProbe(send);
	const checked = [
		...checkTools(),
		...(origin
			? await checkDeployedSite(probe, origin, version, Number(values.wait) * 1000)
			: await checkThisMachine(probe, values.settings))
	];
	const findings = accept(checked, values.accept.split(','));
	console.log(values.json ? toJson(findings) : `\n${toText(findings)}\n`);
	process.exitCode = exitCodes[verdictOn(findings)];
});
