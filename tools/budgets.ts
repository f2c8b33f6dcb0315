/** `npm run budgets`: measures what has an exact bound, and fails where one is exceeded. */
import { gzipSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import { people, sharedPassword } from '../cognito/local-pool.ts';
import { browserOptions } from './browser-options.ts';
import { bundleFor } from './built-worker.ts';
import { runTool } from './explained.js';
import { ownExamples } from './own-examples.ts';
import { weigh } from './page-weight.ts';
import { type Examples, type PageToWeigh, pagesToWeigh } from './pages-to-weigh.ts';
import { signIn } from './sign-in-over-http.ts';
import { startSite } from './site.ts';
import { step } from './step.js';
import { closeWith } from './tally.ts';
import { temporaryPlace } from './temporary-place.ts';

/** In bytes. */
const bounds = { bundle: 160 * 1024, script: 40_000, style: 12_000, font: 30_000 };

/** One thing that was measured: `bytes` of each kind, beside what is allowed. */
interface Measurement {
	what: string;
	sizes: readonly { kind: string; bytes: number; bound: number }[];
}

const isWithinBounds = ({ sizes }: Measurement) =>
	sizes.every(({ bytes, bound }) => bytes <= bound);

const sentence = (measurement: Measurement) => {
	const sizes = measurement.sizes.map(({ kind, bytes, bound }) => `${kind} ${bytes} of ${bound}`);
	return `${measurement.what}: ${sizes.join(', ')} bytes`;
};

/** What a deployment of each environment would upload. */
async function measureBundles(): Promise<Measurement[]> {
	const measured: Measurement[] = [];
	for (const environment of ['staging', 'production']) {
		const bytes = gzipSync(await bundleFor(environment)).length;
		measured.push({
			what: `The Worker of ${environment}`,
			sizes: [{ kind: 'minified and gzipped', bytes, bound: bounds.bundle }]
		});
	}
	return measured;
}

/** Someone who looks at the pages, by the cookies that their browser sends. */
interface Onlooker {
	who: string;
	cookies: ReadonlyMap<string, string>;
}

async function signedIn(origin: string, id: string) {
	const { email } = people.find((person) => person.id === id) ?? {};
	return signIn(origin, { email: email ?? '', password: sharedPassword });
}

/** An owner's own things in the sample, and who looks at them. */
async function market(origin: string): Promise<{ examples: Examples; onlookers: Onlooker[] }> {
	const owner = await signedIn(origin, 'emil-owner');
	const moderator = await signedIn(origin, 'mona-moderator');
	const { host } = new URL(origin);
	return {
		examples: await ownExamples(origin, owner),
		onlookers: [
			{ who: 'visitor', cookies: new Map() },
			{ who: 'owner', cookies: owner.jar.cookiesOf(host) },
			{ who: 'moderator', cookies: moderator.jar.cookiesOf(host) }
		]
	};
}

async function measurePages(origin: string): Promise<Measurement[]> {
	await using browser = await chromium.launch(browserOptions());
	const measured: Measurement[] = [];
	const { examples, onlookers } = await market(origin);
	for (const { who, cookies } of onlookers) {
		for (const page of pagesToWeigh(examples, who === 'visitor')) {
			// A context for each page: a first load has an empty cache.
			const context = await browser.newContext();
			await context.addCookies([...cookies].map(([name, value]) => ({ name, value, url: origin })));
			measured.push(allowed(page, who, await weigh(context, origin + page.path)));
			await context.close();
		}
	}
	return measured;
}

function allowed(
	{ path, withoutScript }: PageToWeigh,
	who: string,
	{ script, style, font }: Awaited<ReturnType<typeof weigh>>
): Measurement {
	return {
		what: `${path}, ${who}`,
		sizes: [
			{ kind: 'JavaScript', bytes: script, bound: withoutScript ? 0 : bounds.script },
			{ kind: 'CSS', bytes: style, bound: bounds.style },
			{ kind: 'fonts', bytes: font, bound: bounds.font }
		]
	};
}

async function budgets(): Promise<void> {
	await using running = new AsyncDisposableStack();
	const place = { ...(await temporaryPlace(running, 'budgets')), sample: true };
	const { origin } = await startSite(place, running);
	const bundles = await step('Bundling the Worker for each environment', measureBundles);
	const pages = await step('Weighing every page in Chromium', () => measurePages(origin));
	const measured = [...bundles, ...pages];
	for (const measurement of measured) {
		console.log(`  ${isWithinBounds(measurement) ? '✓' : '✗'} ${sentence(measurement)}`);
	}
	const exceeded = measured.filter((measurement) => !isWithinBounds(measurement));
	const passed = measured.length - exceeded.length;
	closeWith({ passed, failures: exceeded.map(sentence), skipped: 0 });
}

await runTool(budgets);
