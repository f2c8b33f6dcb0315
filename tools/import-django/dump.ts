import * as v from 'valibot';

/** One record of Django's `dumpdata`. */
const record = v.object({
	model: v.pipe(v.string(), v.toLowerCase()),
	pk: v.pipe(v.number(), v.integer()),
	fields: v.record(v.string(), v.unknown())
});

export type DumpRecord = v.InferOutput<typeof record>;

/** A record that is not imported, and the reason as a sentence. */
export interface RejectedRecord {
	model: string;
	pk: number | null;
	reason: string;
}

export interface Dump {
	/** By model, in the order of the file. */
	records: Map<string, DumpRecord[]>;
	rejected: RejectedRecord[];
}

/** @throws {SyntaxError} when the text is not JSON; {TypeError} when it is not a list */
export function readDump(text: string): Dump {
	const items: unknown = JSON.parse(text);
	if (!Array.isArray(items)) throw new TypeError('A dump is a list of records.');
	const dump: Dump = { records: new Map(), rejected: [] };
	const seen = new Set<string>();
	for (const item of items) {
		const { success, output } = v.safeParse(record, item);
		if (!success) {
			dump.rejected.push({ model: '?', pk: null, reason: 'This is not a record of a dump.' });
			continue;
		}
		const { model, pk } = output;
		if (seen.has(`${model}/${pk}`)) {
			dump.rejected.push({ model, pk, reason: 'An earlier record has the same primary key.' });
			continue;
		}
		seen.add(`${model}/${pk}`);
		dump.records.set(model, [...(dump.records.get(model) ?? []), output]);
	}
	return dump;
}
