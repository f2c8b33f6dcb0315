import { convertV4MiniflareOptions, Miniflare } from 'miniflare';
import { expect, it } from 'vitest';
import { bundleWorker } from '../../tools/built-worker.ts';
import { testSettings } from '../../tools/test-settings.ts';
import { withBindings } from '../../tools/with-bindings.ts';

it('without its database the Worker does not even start, and says why', async () => {
	const bundle = await bundleWorker();
	const worker = await withBindings('popmap', bundle, testSettings, { d1Databases: {} });
	const said: string[] = [];
	const runtime = new Miniflare({
		...convertV4MiniflareOptions({ workers: [worker] }),
		handleStructuredLogs: ({ message }) => void said.push(message),
		// Else Cloudflare is asked where this machine is.
		cf: false
	});
	await expect(runtime.ready).rejects.toThrow();
	await runtime.dispose().catch(() => undefined);
	expect(said.join('\n')).toContain('DB is missing. Bind it in wrangler.toml to the D1 database.');
});
