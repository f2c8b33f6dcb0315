/**
 * `npm run doctor`: looks whether the settings work, here or at a deployed site, and says of each
 * what was found, whether that is right, and what to do.
 */
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs, parseEnv } from 'node:util';
import { localPoolFor } from '../cognito/local-pool.ts';
import { serveLocalCognito } from '../packages/local-cognito/src/serve.ts';
import type { Config } from '../worker/config.ts';
import { checkClient, checkUserApi } from './doctor/client.ts';
import { checkDatabase } from './doctor/database.ts';
import { right, unsure, wrong } from './doctor/finding.ts';
import type { Finding } from './doctor/finding.ts';
import { checkHostedPages } from './doctor/hosted-pages.ts';
import { createOutside } from './doctor/outside.ts';
import type { Outside } from './doctor/outside.ts';
import { checkPool } from './doctor/pool.ts';
import { forPeople, forPrograms } from './doctor/report.ts';
import { send } from './doctor/send.ts';
import { checkSettings } from './doctor/settings.ts';
import { checkSite } from './doctor/site.ts';
import { checkSiteSecrets } from './doctor/site-secrets.ts';
import { askForSettings } from './doctor/site-settings.ts';
import { checkTools } from './doctor/tools.ts';
import { Explained, runTool } from './explained.js';
import { isFree } from './ports.ts';

const help = `npm run doctor -- [what]

  --settings FILE   the settings to look at; .dev.vars unless said otherwise
  --url URL         looks at a site that is served there, and at the pool that it names
  --worker NAME --version ID
                    asks that version of the Worker, though it takes no traffic yet
  --wait SECONDS    how long the site may take to answer, as after a deployment
  --json            for programs
  --help

It ends with 0 when nothing is wrong and with 1 otherwise, and changes nothing anywhere.`;

const text = { type: 'string' } as const;
const no = { type: 'boolean', default: false } as const;

function readFlags() {
	const { values } = parseArgs({
		options: {
			...{ settings: { ...text, default: '.dev.vars' }, url: text, worker: text, version: text },
			...{ wait: { ...text, default: '0' }, json: no, help: no }
		}
	});
	return values;
}

/** @throws {Explained} for what is no address of a site */
function originOf(url: string): string {
	if (/^https?:\/\/./.test(url) && URL.canParse(url)) return new URL(url).origin;
	throw new Explained(`--url takes an address such as https://popmap.example, and not ${url}.`);
}

/** What the pool says to a site with these settings. */
async function askCognito(outside: Outside, config: Config): Promise<Finding[]> {
	const pool = await checkPool(outside, config.cognito);
	const pages = await checkHostedPages(outside, config);
	return [...pool, ...pages, await checkUserApi(outside, config.cognito)];
}

/** Serves the local Cognito while it is asked, where settings name it and nobody serves it. */
async function withLocalCognito(config: Config): Promise<AsyncDisposable> {
	const { hostname, port } = new URL(config.cognito.domain);
	const isWanted = hostname === 'localhost' && (await isFree(Number(port)));
	const cognito = isWanted
		? await serveLocalCognito({ port: Number(port), config: localPoolFor(config.origin) })
		: null;
	return { [Symbol.asyncDispose]: async () => cognito?.close() };
}

async function examineHere(outside: Outside, file: string): Promise<Finding[]> {
	if (!existsSync(file)) {
		const cure = 'Run npm start, which writes one for the local Cognito, or npm run setup.';
		return [wrong('settings', `There is no ${file}.`, cure)];
	}
	const { config, findings } = checkSettings(file, parseEnv(readFileSync(file, 'utf8')));
	if (!config) return findings;
	await using cognito = await withLocalCognito(config);
	void cognito;
	const client = await checkClient(outside, config.origin, config.cognito);
	const asked = [...(await askCognito(outside, config)), ...client];
	const cors = right('cors', 'No origin needs to be allowed: pages and API share one.');
	return [...findings, ...asked, cors, await checkDatabase(null)];
}

/** Whether every migration is applied, where this folder's wrangler.toml knows the site. */
async function checkDatabaseBehind(origin: string): Promise<Finding[]> {
	if (!existsSync('wrangler.toml')) return [];
	// Reading it takes wrangler, which takes seconds to load.
	const { environmentServing } = await import('./deploy/environment.ts');
	const environment = environmentServing(origin);
	return environment === null ? [] : [await checkDatabase(environment)];
}

/** @param patience how long the site, or its new version, may take to answer, in milliseconds */
async function examineThere(
	outside: Outside,
	origin: string,
	version: string | null,
	patience: number
): Promise<Finding[]> {
	const deadline = Date.now() + patience;
	let site = await checkSite(outside, origin, version);
	while (site[0]?.verdict === 'wrong' && Date.now() < deadline) {
		await pause(2_000);
		site = await checkSite(outside, origin, version);
	}
	const config = await askForSettings(outside, origin);
	if (!config) return [...site, unsure('pool', 'The site does not say which user pool it uses.')];
	const secrets = await checkSiteSecrets(outside, origin);
	const database = await checkDatabaseBehind(origin);
	return [...site, ...(await askCognito(outside, config)), ...secrets, ...database];
}

async function doctor(): Promise<void> {
	const { help: wantsHelp, json, settings, url, worker, version, wait } = readFlags();
	if (wantsHelp) return console.log(help);
	const outside = createOutside((request) => {
		const isOurs = url && new URL(request.url).origin === originOf(url);
		if (isOurs && worker && version) {
			request.headers.set('cloudflare-workers-version-overrides', `${worker}="${version}"`);
		}
		return send(request);
	});
	const findings = [
		...checkTools(),
		...(url
			? await examineThere(outside, originOf(url), version ?? null, Number(wait) * 1000)
			: await examineHere(outside, settings))
	];
	console.log(json ? forPrograms(findings) : `\n${forPeople(findings)}\n`);
	if (findings.some(({ verdict }) => verdict === 'wrong')) process.exitCode = 1;
}

await runTool(doctor);
