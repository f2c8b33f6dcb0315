import { join } from 'node:path';

/** Wrangler's own script, for Node to run. */
export const wrangler = join('node_modules', 'wrangler', 'bin', 'wrangler.js');

/** An environment in which the tools ask nothing, colour nothing and call nobody. */
export const quietTools = () => ({
	...process.env,
	WRANGLER_SEND_METRICS: 'false',
	WRANGLER_HIDE_BANNER: 'true',
	WRANGLER_WRITE_LOGS: 'false',
	CLOUDFLARE_CF_FETCH_ENABLED: 'false',
	NO_COLOR: '1',
	FORCE_COLOR: '0'
});
