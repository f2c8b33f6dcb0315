/** `npm run budgets`: measures what has an exact bound, and fails where one is exceeded. */
import { gzipSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import { people, sharedPassword } from '../cognito/local/people.ts';
import { browserOptions } from './browser-options.ts';
import { bundleWorker } from './built-worker.ts';
import { runTool } from './explained.js';
import { weigh } from './page-weight.ts';
import { type PageToWeigh, pagesToWeigh } from './pages-to-weigh.ts';
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
	const mark = isWithinBounds(measurement) ? '✓' : '✗';
	return `  ${mark} ${measurement.what}: ${sizes.join(', ')} bytes`;
};

async function measureBundle(): Promise<Measurement> {
	const bytes = gzipSync(await bundleWorker()).length;
	return { what: 'Worker', sizes: [{ kind: 'minified and gzipped', bytes, bound: bounds.bundle }] };
}

/** Someone who looks at the pages, by the cookies that their browser sends. */
interface Onlooker {
	who: string;
	cookies: ReadonlyMap<string, string>;
}

async function onlookers(origin: string): Promise<Onlooker[]> {
	const emil = people.find((person) => person.id === 'emil-owner');
	const { jar } = await signIn(origin, { email: emil?.email ?? '', password: sharedPassword });
	return [
		{ who: 'visitor', cookies: new Map() },
		{ who: 'signed in', cookies: jar.cookiesOf(new URL(origin).host) }
	];
}

async function measurePages(origin: string): Promise<Measurement[]> {
	const browser = await chromium.launch(browserOptions());
	const measured: Measurement[] = [];
	for (const { who, cookies } of await onlookers(origin)) {
		for (const page of pagesToWeigh()) {
			// A context for each page: a first load has an empty cache.
			const context = await browser.newContext();
			await context.addCookies([...cookies].map(([name, value]) => ({ name, value, url: origin })));
			measured.push(allowed(page, who, await weigh(context, origin + page.path)));
			await context.close();
		}
	}
	await browser.close();
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
	const { origin } = await startSite(await temporaryPlace(running, 'budgets'), running);
	const bundle = await step('Bundling the Worker', measureBundle);
	const pages = await step('Weighing every page in Chromium', () => measurePages(origin));
	const measured = [bundle, ...pages];
	console.log(measured.map(sentence).join('\n'));
	const passed = measured.filter(isWithinBounds).length;
	closeWith({ passed, failed: measured.length - passed, skipped: 0 });
}

await runTool(budgets);
