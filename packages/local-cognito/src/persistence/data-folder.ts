import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { describeIssues } from '../config/closed-object.ts';
import { ConfigError } from '../config/config.ts';
import { snapshotSchema, type Snapshot } from './snapshot.ts';

const fileName = 'state.json';

/** The folder in which a pool is kept. */
export interface DataFolder {
	/** What was kept last; null at first. @throws {ConfigError} when the file is something else */
	read(): Promise<Snapshot | null>;
	/** Replaces it, all or nothing. Only the owner of the files may read them: they hold keys. */
	write(snapshot: Snapshot): Promise<void>;
	/** The content of another file; null when there is none. */
	readFile(name: string): Promise<string | null>;
	writeFile(name: string, content: string): Promise<void>;
}

/** Opens a folder, and creates it when it does not exist. */
export async function openDataFolder(path: string): Promise<DataFolder> {
	await mkdir(path, { recursive: true, mode: 0o700 });
	const file = join(path, fileName);
	const replace = async (target: string, content: string) => {
		const temporary = `${target}.new`;
		await writeFile(temporary, content, { mode: 0o600 });
		await rename(temporary, target);
	};
	return {
		async read() {
			const text = await readIfPresent(file);
			return text === null ? null : parseSnapshot(file, text);
		},
		write: (snapshot) => replace(file, JSON.stringify(snapshot)),
		readFile: (name) => readIfPresent(join(path, name)),
		writeFile: (name, content) => replace(join(path, name), content)
	};
}

async function readIfPresent(path: string): Promise<string | null> {
	try {
		return await readFile(path, 'utf8');
	} catch (error) {
		if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
		throw error;
	}
}

function parseSnapshot(file: string, text: string): Snapshot {
	const way = 'Move it away to start anew.';
	let json: unknown;
	try {
		json = JSON.parse(text);
	} catch {
		throw new ConfigError(`${file} is not JSON. ${way}`);
	}
	const parsed = v.safeParse(snapshotSchema, json);
	if (parsed.success) return parsed.output;
	const [first] = describeIssues(parsed.issues);
	throw new ConfigError(`${file} is no state of the local Cognito (${first}). ${way}`);
}
