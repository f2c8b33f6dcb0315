import { expect, it } from 'vitest';
import { applyMigrations } from './apply-migrations.ts';
import { localState, withLocalDatabase } from './local-database.ts';
import { projectFolder } from './testing/project-folder.ts';
import { wrangler } from './wrangler.ts';

it('is the file that wrangler and the site use', async () => {
	using folder = projectFolder();
	await withLocalDatabase(applyMigrations, folder.path(localState));
	const command = "UPDATE categories SET name = 1.5 || '🌸' WHERE id = 1";
	const changed = await folder.run(
		wrangler,
		'd1',
		'execute',
		'DB',
		'--local',
		'--command',
		command
	);
	expect(changed).toMatchObject({ code: 0 });
	const name = await withLocalDatabase(
		(database) =>
			database.prepare('SELECT name FROM categories WHERE id = ?1').bind(1).first('name'),
		folder.path(localState)
	);
	expect(name).toBe('1.5🌸');
}, 120_000);

it('runs a batch as one transaction', async () => {
	using folder = projectFolder();
	await withLocalDatabase(async (database) => {
		await applyMigrations(database);
		const rename = database.prepare('UPDATE categories SET name = ?1 WHERE id = 1').bind('Changed');
		const fails = database.prepare('INSERT INTO event_categories VALUES (1, 1)');
		await expect(database.batch([rename, fails])).rejects.toThrow('FOREIGN KEY');
		const query = database.prepare('SELECT name FROM categories WHERE id = 1');
		expect(await query.first('name')).not.toBe('Changed');
		const { meta } = await rename.run();
		expect(meta.changes).toBe(1);
		expect(await query.raw()).toEqual([['Changed']]);
	}, folder.path(localState));
});
