import { fail, type Finding, pass } from '../doctor/finding.ts';
import type { HttpProbe } from '../doctor/http-probe.ts';

interface Options {
	probe: HttpProbe;
	origin: string;
	/** The version that must answer; null for any. */
	version: string | null;
	/** Asks the site to purge a tag, as a change of what is shown does. */
	requestPurge: (tag: string) => Promise<void>;
	sleep: (ms: number) => Promise<unknown>;
}

const pages = ['/', '/businesses', '/login', '/help'];

/** A public page that nothing else requests here, and its tag. */
const cachedPage = '/terms';
const cachedTag = 'page-terms';

/** Purges take twelve seconds at most, and longer if others are due. */
const attempts = 20;
const pauseMs = 2_000;

const redeploy = 'The version is not used. Look for its errors in the log, then deploy again.';

/** Requests what visitors need, the last thing before they get a version. Stops at what fails. */
export async function smokeTest(options: Options): Promise<Finding[]> {
	const findings: Finding[] = [];
	for (const check of [checkVersion, checkPages, checkSignIn, checkCache, checkPurge]) {
		const finding = await check(options);
		findings.push(finding);
		if (finding.verdict !== 'pass') break;
	}
	return findings;
}

async function checkVersion({ probe, origin, version }: Options): Promise<Finding> {
	const { json, outcome } = await probe.fetch(`${origin}/health`);
	const current = json && 'version' in json ? String(json['version']) : null;
	if (current !== null && (version === null || current === version)) {
		return pass('smoke_version', `Version ${current} answers.`);
	}
	return fail(
		'smoke_version',
		`Version ${version} does not answer: ${current ?? outcome}.`,
		redeploy
	);
}

async function checkPages({ probe, origin }: Options): Promise<Finding> {
	for (const page of pages) {
		const { status, headers, outcome } = await probe.fetch(origin + page);
		const isPage = headers.get('content-type')?.startsWith('text/html') === true;
		if (status !== 200 || !isPage) return fail('smoke_pages', `${page}: ${outcome}.`, redeploy);
	}
	return pass('smoke_pages', `Pages are shown: ${pages.join(', ')}.`);
}

async function checkSignIn({ probe, origin }: Options): Promise<Finding> {
	const { status, location, outcome } = await probe.fetch(`${origin}/auth/login`);
	const asked = location?.searchParams;
	const isComplete =
		status === 303 &&
		asked?.get('redirect_uri') === `${origin}/callback` &&
		asked.get('code_challenge_method') === 'S256' &&
		Boolean(asked.get('state'));
	if (isComplete) return pass('smoke_sign_in', `Signing in starts at ${location?.host}.`);
	return fail('smoke_sign_in', `/auth/login starts no sign-in: ${outcome}.`, redeploy);
}

/** The cache of a new version is empty. */
async function checkCache(options: Options): Promise<Finding> {
	const first = await cacheStatus(options);
	if (!isMiss(first)) return fail('smoke_cache', `The first ${cachedPage} was ${first}.`, redeploy);
	const isStored = await becomes(options, (status) => status === 'popmap; hit');
	return isStored
		? pass('smoke_cache', 'A page comes from the cache the second time.')
		: fail('smoke_cache', `${cachedPage} never comes from the cache.`, redeploy);
}

async function checkPurge(options: Options): Promise<Finding> {
	const { probe, origin, requestPurge } = options;
	await requestPurge(cachedTag);
	const isPurged = await becomes(options, isMiss, () => probe.fetch(`${origin}/health`));
	return isPurged
		? pass('smoke_purge', 'A purged page is rendered again.')
		: fail('smoke_purge', `${cachedPage} was not purged.`, redeploy);
}

const isMiss = (status: string) => status === 'popmap; fwd=uri-miss';

async function cacheStatus({ probe, origin }: Options): Promise<string> {
	const { headers, outcome } = await probe.fetch(origin + cachedPage);
	return headers.get('cache-status') ?? outcome;
}

async function becomes(
	options: Options,
	isWanted: (status: string) => boolean,
	before: () => Promise<unknown> = async () => {}
): Promise<boolean> {
	for (let attempt = 0; attempt < attempts; attempt++) {
		if (attempt > 0) await options.sleep(pauseMs);
		await before();
		if (isWanted(await cacheStatus(options))) return true;
	}
	return false;
}
