import { createServices } from '../worker/app-context.ts';
import { openDatabase } from '../worker/database/client.ts';
import { benchIdentity, listQuestions } from './list-questions.ts';

type D1 = Parameters<typeof openDatabase>[0];

/** Says what each list reads of a database, in rows as D1 counts them, and how long it takes. */
export async function reportLists(local: object, now: number): Promise<void> {
	let rowsRead = 0;
	// Miniflare's stand-in for the binding is the binding, as far as the Worker's code can tell.
	const d1 = local as D1;
	const counting = new Proxy(d1, {
		get(target, name) {
			if (name !== 'batch') return Reflect.get(target, name).bind(target);
			return async (statements: Parameters<D1['batch']>[0]) => {
				const results = await target.batch(statements);
				rowsRead += results.reduce((sum, { meta }) => sum + meta.rows_read, 0);
				return results;
			};
		}
	});
	const services = createServices({
		database: openDatabase(counting),
		identity: async () => benchIdentity,
		now: () => now,
		log: () => {}
	});
	console.log('  rows read     bound       ms');
	for (const { name, mostRows, ask } of listQuestions(now)) {
		rowsRead = 0;
		const begun = performance.now();
		await ask(services);
		const took = (performance.now() - begun).toFixed(1);
		console.log(
			`  ${String(rowsRead).padStart(9)} ${String(mostRows).padStart(9)} ${took.padStart(8)}  ${name}`
		);
	}
}
