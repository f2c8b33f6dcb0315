import { convertV4MiniflareOptions, Miniflare } from 'miniflare';
import { expect, it } from 'vitest';
import { bundleWorker } from '../../tools/built-worker.ts';
import { testSettings } from '../../tools/test-settings.ts';
import { withBindings } from '../../tools/with-bindings.ts';

it('a Worker without its database binding does not start and says why', async () => {
	const bundle = await bundleWorker();
	const worker = await withBindings('popmap', bundle, testSettings, { d1Databases: {} });
	const logged: string[] = [];
	const runtime = new Miniflare({
		...convertV4MiniflareOptions({ workers: [worker] }),
		handleStructuredLogs: ({ message }) => void logged.push(message),
		// Otherwise Miniflare asks Cloudflare for the location of this machine.
		cf: false
	});
	await expect(runtime.ready).rejects.toThrow();
	await runtime.dispose().catch(() => undefined);
	expect(logged.join('\n')).toContain(
		'DB is missing. Bind it in wrangler.toml to the D1 database.'
	);
});
