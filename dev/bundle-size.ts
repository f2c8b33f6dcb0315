import { execFile } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { quietTools, wrangler } from './wrangler.js';

/** The bytes of the Worker as it is deployed: bundled, minified and gzipped. */
export async function bundleSize(): Promise<number> {
	const folder = mkdtempSync(join(tmpdir(), 'popmap-bundle-'));
	try {
		const args = [wrangler, 'deploy', '--dry-run', '--minify', '--outdir', folder];
		await promisify(execFile)(process.execPath, args, { env: quietTools() });
		const modules = globSync('**/*.{js,mjs,wasm}', { cwd: folder });
		return gzipSync(Buffer.concat(modules.map((file) => readFileSync(join(folder, file))))).length;
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}
