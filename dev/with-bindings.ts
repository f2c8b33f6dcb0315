import { unstable_getMiniflareWorkerOptions } from 'wrangler';

/** A Worker with these modules and wrangler.toml's bindings, as miniflare takes it. */
export function withBindings(
	name: string,
	contents: string,
	bindings: Record<string, string>,
	more: object = {}
) {
	const { workerOptions } = unstable_getMiniflareWorkerOptions('wrangler.toml');
	return {
		...workerOptions,
		// One module, and no files: what is asked here is the Worker alone.
		assets: undefined,
		modulesRules: undefined,
		...more,
		name,
		bindings,
		modules: [{ type: 'ESModule' as const, path: `${name}.js`, contents }]
	};
}
