import type { Snapshot } from './snapshot.ts';
import type { DataFolder } from './data-folder.ts';

export interface StateKeeper {
	/** Something may have changed: it is written within a second. */
	changed(): void;
	/** Writes what has changed, now. */
	flush(): Promise<void>;
}

const interval = 1000; // milliseconds

/** Writes the state of a pool to a folder, at most once a second. */
export function keepState(folder: DataFolder, take: () => Promise<Snapshot>): StateKeeper {
	let timer: ReturnType<typeof setTimeout> | null = null;
	// One write after another: two at once would replace the same file.
	let writing = Promise.resolve();
	const write = () => {
		timer = null;
		writing = writing.then(async () => folder.write(await take()));
		return writing;
	};
	return {
		changed() {
			timer ??= setTimeout(() => void write().catch(report), interval);
		},
		async flush() {
			if (timer !== null) clearTimeout(timer);
			await write();
		}
	};
}

/** The pool goes on: the next change tries again. */
function report(error: unknown): void {
	const reason = error instanceof Error ? error.message : String(error);
	process.stderr.write(`The state cannot be written: ${reason}\n`);
}
