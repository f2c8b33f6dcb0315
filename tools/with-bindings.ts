import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Response } from 'miniflare';
import { unstable_getMiniflareWorkerOptions } from 'wrangler';
import { assetsFolder } from './built-worker.ts';

/** The static files that the Worker itself reads. */
async function readAsset({ url }: { url: string }): Promise<Response> {
	const { pathname } = new URL(url);
	const bytes = await readFile(join(assetsFolder, pathname)).catch(() => null);
	return new Response(bytes, { status: bytes === null ? 404 : 200 });
}

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
		serviceBindings: { ASSETS: readAsset },
		modulesRules: undefined,
		...more,
		name,
		bindings,
		modules: [{ type: 'ESModule' as const, path: `${name}.js`, contents }]
	};
}
