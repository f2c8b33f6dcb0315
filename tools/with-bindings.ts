import { unstable_getMiniflareWorkerOptions } from 'wrangler';

/** Options for Miniflare: a Worker that consists of one module and has wrangler.toml's bindings. */
export async function withBindings(
	name: string,
	contents: string,
	bindings: Record<string, string>,
	more: object = {}
) {
	const { workerOptions } = unstable_getMiniflareWorkerOptions('wrangler.toml');
	return {
		...workerOptions,
		assets: undefined,
		modulesRules: undefined,
		...more,
		name,
		bindings,
		modules: [{ type: 'ESModule' as const, path: `${name}.js`, contents }]
	};
}
