import type { Browser } from '../../test/browser/browser.ts';
import type { PageContext } from '../page-context.ts';
import { createSite } from './site.ts';

type Action = (context: PageContext) => Promise<unknown>;

/** A site whose pages are what a test does with their context, and its `act` that does it. */
export function createSiteWithActions(options: Parameters<typeof createSite>[0] = {}) {
	let action: Action | null = null;
	const site = createSite({
		...options,
		dependencies: {
			...options.dependencies,
			async renderPage(_request, context) {
				if (!action) return new Response(null);
				return Response.json({ result: (await action(context)) ?? null });
			}
		}
	});
	/** Does this as a page that the browser has sent a form to. @returns what it returned */
	async function act<T>(browser: Browser, run: (context: PageContext) => Promise<T>): Promise<T> {
		let returned: { value: T } | null = null;
		action = async (context) => {
			returned = { value: await run(context) };
		};
		const response = await browser.visit('/account/action', { form: {} });
		action = null;
		return valueOf(returned, response);
	}
	return { ...site, act };
}

function valueOf<T>(returned: { value: T } | null, { status }: Response): T {
	if (returned) return returned.value;
	throw new TypeError(`The page was not rendered: status ${status}`);
}
