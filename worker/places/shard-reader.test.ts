import { expect, it } from 'vitest';
import { writeShard } from './shard.ts';
import { createShardReader } from './shard-reader.ts';

const town = {
	key: 'lisbon',
	alias: 'Lisbon',
	name: 'Lisbon',
	slug: 'lisbon',
	region: 'Lisbon',
	country: 'PT',
	latitude: 38.7,
	longitude: -9.1,
	timeZone: 'Europe/Lisbon'
};

function readerOf(files: Record<string, string>) {
	const asked: string[] = [];
	const read = createShardReader(async (path) => {
		asked.push(path);
		return files[path] ?? null;
	});
	return { asked, read };
}

it('reads each file of towns once, also one that is not there', async () => {
	const { asked, read } = readerOf({ '/li.txt': writeShard({ rows: [town], isPart: false }) });
	for (let time = 0; time < 3; time++) {
		expect((await read('/li.txt'))?.rows).toEqual([town]);
		expect(await read('/xx.txt')).toBeNull();
	}
	expect(asked).toEqual(['/li.txt', '/xx.txt']);
});

it('keeps those that were used last, and not more than 64', async () => {
	const { asked, read } = readerOf({});
	await read('/first.txt');
	for (let file = 0; file < 63; file++) await read(`/${file}.txt`);
	await read('/first.txt');
	await read('/another.txt');
	expect(asked).toHaveLength(65);
	await read('/first.txt');
	expect(asked).toHaveLength(65);
	await read('/0.txt');
	expect(asked).toHaveLength(66);
});

it('reads a file again that could not be read', async () => {
	let isDown = true;
	const read = createShardReader(async () => {
		if (isDown) throw new Error('down');
		return writeShard({ rows: [town], isPart: false });
	});
	await expect(read('/li.txt')).rejects.toThrow('down');
	isDown = false;
	expect((await read('/li.txt'))?.rows).toEqual([town]);
});
