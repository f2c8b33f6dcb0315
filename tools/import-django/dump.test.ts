import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readItems } from './dump.ts';

const folder = mkdtempSync(join(tmpdir(), 'popmap-dump-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function read(content: string | Buffer): Promise<unknown[]> {
	const file = join(folder, 'dump.json');
	writeFileSync(file, content);
	const items: unknown[] = [];
	for await (const item of readItems(file)) items.push(item);
	return items;
}

describe('readItems', () => {
	it('reads the items of a list that is longer than one read of the file', async () => {
		const items = Array.from({ length: 3_000 }, (_, index) => ({
			index,
			text: 'Café 🥐\uFFFD '.repeat(9)
		}));
		expect(await read(JSON.stringify(items))).toEqual(items);
		expect(await read(`\uFEFF \n[]`)).toEqual([]);
	});

	it.each([
		['an object', '{}', 'A dump is a list of records.'],
		['nothing', '', 'ends in the middle'],
		['half a list', '[{"model": "x"}, ', 'ends in the middle'],
		['something else than JSON', '[nonsense]', 'It is not JSON']
	])('rejects %s', async (_, content, reason) => {
		await expect(read(content)).rejects.toThrow(reason);
	});

	it('names the place of a byte that is not UTF-8', async () => {
		const latin1 = Buffer.from('[\n"Caf\u00e9 au lait"]', 'latin1');
		await expect(read(latin1)).rejects.toThrow(
			'It is not UTF-8: byte e9 at position 6, in line 2.'
		);
		const real = Buffer.concat([Buffer.from('["\uFFFD ok", "'), Buffer.from([0xff, 0x22, 0x5d])]);
		await expect(read(real)).rejects.toThrow('byte ff at position 12, in line 1');
	});

	it('recognises what PowerShell writes', async () => {
		await expect(read(Buffer.from('\uFEFF[]', 'utf16le'))).rejects.toThrow('It is UTF-16');
	});

	it('notices a character that is cut off at the end', async () => {
		const cut = Buffer.from('["🥐').subarray(0, -1);
		await expect(read(cut)).rejects.toThrow('It is not UTF-8');
	});
});
