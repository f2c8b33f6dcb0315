import { expect, it } from 'vitest';
import { unstable_readConfig } from 'wrangler';

it.each(['staging', 'production'])(
	"keeps the addresses of requests out of Cloudflare's own logs: %s",
	(env) => {
		const { observability } = unstable_readConfig({ config: 'wrangler.toml', env });
		expect(observability).toMatchObject({
			enabled: true,
			redact_query_string: true,
			logs: { enabled: true, invocation_logs: false }
		});
	}
);
