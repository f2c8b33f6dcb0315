import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { D1Database, R2Bucket } from '@cloudflare/workers-types';
import { getPlatformProxy, unstable_readConfig } from 'wrangler';
import type { Images } from '../../worker/pictures/r2-picture-store.ts';
import { localState } from '../local-database.ts';

/** What pictures need of Cloudflare. */
export interface PictureBindings {
	DB: D1Database;
	PICTURES: R2Bucket;
	IMAGES: Images;
}

/**
 * Opens the bindings of pictures: those that `npm start` has, or those of an environment, which
 * wrangler calls from here. https://developers.cloudflare.com/workers/local-development/#remote-bindings
 *
 * @param environment null for the local ones
 */
export async function withPictureBindings<T>(
	environment: string | null,
	use: (bindings: PictureBindings) => Promise<T>
): Promise<T> {
	const isRemote = environment !== null;
	const config = unstable_readConfig({
		config: 'wrangler.toml',
		...(isRemote && { env: environment })
	});
	const marked = <B extends object>(bindings: readonly B[]) =>
		bindings.map((binding) => ({ ...binding, remote: isRemote }));
	const folder = mkdtempSync(join(tmpdir(), 'popmap-pictures-'));
	const configPath = join(folder, 'wrangler.json');
	writeFileSync(
		configPath,
		JSON.stringify({
			name: 'import-pictures',
			compatibility_date: config.compatibility_date,
			...(config.account_id && { account_id: config.account_id }),
			d1_databases: marked(config.d1_databases),
			r2_buckets: marked(config.r2_buckets),
			images: { ...config.images, remote: isRemote }
		})
	);
	try {
		const { env, dispose } = await getPlatformProxy<PictureBindings>({
			configPath,
			persist: { path: resolve(localState, 'v3') },
			remoteBindings: isRemote
		});
		try {
			return await use(env);
		} finally {
			await dispose();
		}
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}
