import { closeSync, createReadStream, openSync, readSync } from 'node:fs';
import { JSONParser } from '@streamparser/json';
import * as v from 'valibot';

/** One record of Django's `dumpdata`. */
const record = v.object({
	model: v.pipe(v.string(), v.toLowerCase()),
	/** null in a dump that was made with --natural-primary. */
	pk: v.nullish(v.union([v.pipe(v.number(), v.safeInteger()), v.string()]), null),
	fields: v.record(v.string(), v.unknown())
});

export type DumpRecord = v.InferOutput<typeof record>;

/** The record, or null for something else. */
export function toRecord(item: unknown): DumpRecord | null {
	const { success, output } = v.safeParse(record, item);
	return success ? output : null;
}

/** A file that is not a dump, with the reason as a sentence. */
export class NotADump extends Error {
	override name = 'NotADump';
}

/**
 * Reads the items of a dump one after the other, so that its size does not matter.
 *
 * @throws {NotADump} when the file is not UTF-8, not JSON or not a list
 */
export async function* readItems(file: string): AsyncGenerator<unknown> {
	const parser = new JSONParser({ paths: ['$.*'], keepStack: false });
	let items: unknown[] = [];
	parser.onValue = ({ value }) => void items.push(value);
	let isFirst = true;
	for await (const text of readText(file)) {
		if (isFirst && !/^\s*\[/.test(text)) throw new NotADump('A dump is a list of records.');
		isFirst = false;
		parse(parser, text);
		yield* items;
		items = [];
	}
	if (!parser.isEnded) throw new NotADump('It ends in the middle of its JSON.');
}

function parse(parser: JSONParser, text: string): void {
	try {
		parser.write(text);
	} catch (error) {
		const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
		throw new NotADump(`It is not JSON: ${reason}`);
	}
}

async function* readText(file: string): AsyncGenerator<string> {
	const decoder = new TextDecoder('utf-8', { fatal: true });
	try {
		for await (const chunk of createReadStream(file)) {
			const text = decoder.decode(chunk, { stream: true });
			if (text) yield text;
		}
		decoder.decode();
	} catch (error) {
		if (!(error instanceof TypeError && 'code' in error)) throw error;
		throw new NotADump(await describeEncoding(file));
	}
}

/** Names the first byte that is not UTF-8. */
async function describeEncoding(file: string): Promise<string> {
	const start = bytesAt(file, 0, 2);
	if (start === 'fffe' || start === 'feff') {
		return 'It is UTF-16, which PowerShell writes with “>”. Make it with --output.';
	}
	const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
	let offset = 0;
	let line = 1;
	for await (const chunk of createReadStream(file)) {
		for (const part of decoder.decode(chunk, { stream: true }).split(/(?<=\n|\uFFFD)/)) {
			const end = offset + Buffer.byteLength(part);
			if (part.endsWith('\uFFFD')) {
				const at = end - 3;
				const byte = bytesAt(file, at, 3);
				if (byte !== 'efbfbd') return notUtf8(byte.slice(0, 2), at, line);
			}
			if (part.endsWith('\n')) line += 1;
			offset = end;
		}
	}
	return 'It is not UTF-8: its last character is cut off.';
}

const notUtf8 = (byte: string, at: number, line: number) =>
	`It is not UTF-8: byte ${byte} at position ${at}, in line ${line}. Convert it first, for example with iconv -f latin1 -t utf-8.`;

function bytesAt(file: string, position: number, length: number): string {
	const buffer = Buffer.alloc(length);
	const handle = openSync(file, 'r');
	readSync(handle, buffer, 0, length, position);
	closeSync(handle);
	return buffer.toString('hex');
}
