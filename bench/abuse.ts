/**
 * `npm run bench:abuse`: sends the largest requests that one account may send, with the texts that
 * cost most, and compares what they store with what they sent.
 */
import { limits } from '../worker/limits.ts';
import { runAttacks } from '../worker/testing/attacks.ts';
import { startDatabase } from './local-database.ts';
import { noPictures } from './no-pictures.ts';

/** Bytes stored per byte sent, for bodies of this size and more: see docs/security.md. */
const maxStoredPerByte = 8;
const largeBody = 10_000;

await using running = new AsyncDisposableStack();
const { database } = await startDatabase(running);
console.log(
	'bytes sent and stored a request, stored per byte sent; rows written a request, per kB'
);
await runAttacks(
	database,
	noPictures,
	Date.now(),
	Number(process.env.TIMES ?? limits.pendingAnnouncements),
	(damage) => {
		const { attack, requests, sent, stored, rowsWritten } = damage;
		const isLarge = sent / requests >= largeBody;
		const isExceeded = isLarge && stored > maxStoredPerByte * sent;
		if (isExceeded) process.exitCode = 1;
		const cells = [
			(sent / requests).toFixed(0),
			(stored / requests).toFixed(0),
			`${(stored / sent).toFixed(2)}${isExceeded ? ` OVER ${maxStoredPerByte}` : ''}`,
			(rowsWritten / requests).toFixed(0),
			((rowsWritten / sent) * 1000).toFixed(0)
		];
		console.log(attack.padEnd(88), ...cells.map((cell) => cell.padStart(9)));
	}
);
