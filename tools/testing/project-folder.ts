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
import { quietEnvironment } from '../wrangler.ts';

/** The exit code and output of a tool. */
export interface ToolResult {
	code: number;
	stdout: string;
	stderr: string;
}

/** A folder that looks like the project to a tool, which may write to it. */
export interface ProjectFolder extends Disposable {
	path: (...names: string[]) => string;
	read: (name: string) => string;
	/** Runs a script of the project in the folder, without a Cloudflare account. */
	run: (script: string, ...args: string[]) => Promise<ToolResult>;
	/** Reads the local database without wrangler, which takes seconds to start. */
	readDatabase: <T>(read: (database: DatabaseSync) => T) => T;
	/** Runs SQL in the local database past D1, while nothing else has it open. */
	changeDatabase: (sql: string) => void;
}

/** @param wranglerToml the text of its wrangler.toml; default: the project's own */
export function projectFolder(wranglerToml = readFileSync('wrangler.toml', 'utf8')): ProjectFolder {
	const folder = mkdtempSync(join(tmpdir(), 'popmap-project-'));
	const path = (...names: string[]) => join(folder, ...names);
	writeFileSync(path('wrangler.toml'), wranglerToml);
	mkdirSync(path('worker'));
	writeFileSync(path('worker', 'index.ts'), 'export default {};');
	cpSync('migrations', path('migrations'), { recursive: true });
	symlinkSync(resolve('node_modules'), path('node_modules'));

	function run(script: string, ...args: string[]): Promise<ToolResult> {
		const home = { XDG_CONFIG_HOME: folder, HOME: folder };
		const noKeys = { CLOUDFLARE_API_TOKEN: '', CLOUDFLARE_API_KEY: '' };
		const env = { ...quietEnvironment(), CI: 'true', ...home, ...noKeys };
		const options = { cwd: folder, env };
		return new Promise((settle) => {
			execFile(process.execPath, [resolve(script), ...args], options, (error, stdout, stderr) =>
				settle({ code: error ? Number(error.code) : 0, stdout, stderr })
			);
		});
	}

	function openDatabase(options: { readOnly: boolean }): DatabaseSync {
		const [file = ''] = globSync(path('.wrangler/state/v3/d1/*/*.sqlite'), {
			exclude: (name) => String(name).endsWith('metadata.sqlite')
		});
		return new DatabaseSync(file, options);
	}

	function readDatabase<T>(read: (database: DatabaseSync) => T): T {
		using database = openDatabase({ readOnly: true });
		return read(database);
	}

	function changeDatabase(sql: string): void {
		using database = openDatabase({ readOnly: false });
		database.exec(sql);
	}

	return {
		path,
		run,
		readDatabase,
		changeDatabase,
		read: (name) => readFileSync(path(name), 'utf8'),
		[Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
	};
}
