import { execFile } from 'node:child_process';
import {
	cpSync,
	globSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	symlinkSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { quietTools } from '../wrangler.js';

/** How a tool ended, and what it said. */
export interface Ended {
	code: number;
	stdout: string;
	stderr: string;
}

/** A folder that a tool takes for the project's, in which it may write as it likes. */
export interface ProjectFolder extends Disposable {
	path: (...names: string[]) => string;
	read: (name: string) => string;
	/** Runs a script of the project there, as somebody who is signed in nowhere. */
	run: (script: string, ...args: string[]) => Promise<Ended>;
	/** Looks into the local database past wrangler, which takes seconds to start. */
	look: <T>(at: (database: DatabaseSync) => T) => T;
}

/** @param wranglerToml what stands in its wrangler.toml; the project's own unless said otherwise */
export function projectFolder(wranglerToml = readFileSync('wrangler.toml', 'utf8')): ProjectFolder {
	const folder = mkdtempSync(join(tmpdir(), 'popmap-project-'));
	const path = (...names: string[]) => join(folder, ...names);
	writeFileSync(path('wrangler.toml'), wranglerToml);
	mkdirSync(path('worker'));
	writeFileSync(path('worker', 'index.ts'), 'export default {};');
	cpSync('migrations', path('migrations'), { recursive: true });
	symlinkSync(resolve('node_modules'), path('node_modules'));

	function run(script: string, ...args: string[]): Promise<Ended> {
		const nobody = { XDG_CONFIG_HOME: folder, HOME: folder };
		const noKeys = { CLOUDFLARE_API_TOKEN: '', CLOUDFLARE_API_KEY: '' };
		const env = { ...quietTools(), CI: 'true', ...nobody, ...noKeys };
		const options = { cwd: folder, env };
		return new Promise((settle) => {
			execFile(process.execPath, [resolve(script), ...args], options, (error, stdout, stderr) =>
				settle({ code: error ? 1 : 0, stdout, stderr })
			);
		});
	}

	function look<T>(at: (database: DatabaseSync) => T): T {
		const [file = ''] = globSync(path('.wrangler/state/v3/d1/*/*.sqlite'), {
			exclude: (name) => String(name).endsWith('metadata.sqlite')
		});
		using database = new DatabaseSync(file, { readOnly: true });
		return at(database);
	}

	return {
		...{ path, run, look },
		read: (name) => readFileSync(path(name), 'utf8'),
		[Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
	};
}
