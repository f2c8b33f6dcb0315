import * as v from 'valibot';

/** One line of what Django's `dumpdata` writes. */
const record = v.object({
	model: v.string(),
	pk: v.pipe(v.number(), v.integer()),
	fields: v.record(v.string(), v.unknown())
});

export type DumpRecord = v.InferOutput<typeof record>;

/** Something that was not imported, and why, for the person who runs the import. */
export interface RefusedRecord {
	model: string;
	pk: number | null;
	reason: string;
}

export interface Dump {
	/** By model, in the order of the file. */
	records: Map<string, DumpRecord[]>;
	refused: RefusedRecord[];
}

/** @throws {SyntaxError} when the text is not JSON; {TypeError} when it is not a list */
export function readDump(text: string): Dump {
	const parsed: unknown = JSON.parse(text);
	if (!Array.isArray(parsed)) throw new TypeError('A dump is a list of records.');
	const dump: Dump = { records: new Map(), refused: [] };
	const seen = new Set<string>();
	for (const item of parsed) {
		const result = v.safeParse(record, item);
		if (!result.success) {
			dump.refused.push({ model: '?', pk: null, reason: 'This is no record of a dump.' });
			continue;
		}
		const model = result.output.model.toLowerCase();
		const { pk } = result.output;
		if (seen.has(`${model}/${pk}`)) {
			dump.refused.push({
				model,
				pk,
				reason: 'The dump has another one with this number before it.'
			});
			continue;
		}
		seen.add(`${model}/${pk}`);
		const ofModel = dump.records.get(model) ?? [];
		ofModel.push(result.output);
		dump.records.set(model, ofModel);
	}
	return dump;
}
