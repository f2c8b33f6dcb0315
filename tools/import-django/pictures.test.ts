import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testSettings } from '../test-settings.ts';
import { projectFolder } from '../testing/project-folder.ts';
import { business, event, person } from '../testing/typed-dump.ts';

const importScript = 'tools/import.ts';
/** Each start of wrangler takes seconds on a busy machine. */
const timeout = 240_000;

const project = projectFolder();
const outside = mkdtempSync(join(tmpdir(), 'popmap-outside-'));
const settings = Object.entries(testSettings).map(([name, value]) => `${name}=${value}\n`);

const pictureOf = (width: number, height: number) =>
	sharp({ create: { width, height, channels: 3, background: '#b3261e' } });

beforeAll(async () => {
	writeFileSync(project.path('.dev.vars'), settings.join(''));
	const media = (name: string) => project.path('media', name);
	mkdirSync(media('logos'), { recursive: true });
	await pictureOf(300, 200).png().toFile(media('logos/mill.png'));
	await pictureOf(1600, 900).jpeg().toFile(media('fair.jpg'));
	await pictureOf(40, 40).png().toFile(media('tiny.png'));
	writeFileSync(media('page.png'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
	writeFileSync(media('huge.jpg'), Buffer.alloc(11 * 1024 * 1024));
	await pictureOf(100, 100).png().toFile(join(outside, 'secret.png'));
	symlinkSync(join(outside, 'secret.png'), media('link.png'));
	writeFileSync(
		project.path('popmap.json'),
		JSON.stringify([
			...person(1, 'sub-1'),
			business(1, { name: 'Mill', logo: 'logos/mill.png' }),
			business(2, { name: 'Gone', logo: 'logos/gone.png' }),
			business(3, { name: 'Tiny', logo: 'tiny.png' }),
			business(4, { name: 'Page', logo: 'page.png' }),
			business(5, { name: 'Huge', logo: 'huge.jpg' }),
			business(6, { name: 'Up', logo: '../.dev.vars' }),
			business(7, { name: 'Link', logo: 'link.png' }),
			event(1, { title: 'Fair', host_business: 1, image: 'fair.jpg' })
		])
	);
});
afterAll(() => {
	project[Symbol.dispose]();
	rmSync(outside, { recursive: true });
});

const shown = () =>
	project.readDatabase((database) =>
		database
			.prepare(
				`SELECT b.name, b.logo FROM businesses b WHERE logo IS NOT NULL
				 UNION ALL SELECT title, cover FROM events WHERE cover IS NOT NULL`
			)
			.all()
			.map(({ name, logo }) => ({ name, ...JSON.parse(String(logo)) }))
	);

it(
	'takes the pictures whose files are given, checks them like uploads, and goes on where it stopped',
	async () => {
		const without = await project.run(importScript, 'popmap.json');
		expect(without.code, without.stderr).toBe(0);
		expect(without.stdout).toMatch(/7 {2}events\.business\.logo: .*--pictures/);
		expect(shown()).toEqual([]);

		const dry = await project.run(importScript, 'popmap.json', '--pictures', 'media', '--dry-run');
		expect(dry.stdout).toMatch(/pictures +4 to import/);
		expect(dry.stdout).toMatch(/there is no file logos\/gone\.png/);

		const first = await project.run(importScript, 'popmap.json', '--pictures', 'media');
		expect(first.code, first.stderr).toBe(1);
		expect(first.stdout).toMatch(/pictures +2 added, 0 existed already/);
		for (const reason of [
			/events\.business 2 .*there is no file logos\/gone\.png/,
			/events\.business 3 .*less than 64 pixels/,
			/events\.business 4 .*no JPEG, PNG or WebP/,
			/events\.business 5 .*larger than 10 MB/,
			/events\.business 6 .*not in the folder/,
			/events\.business 7 .*not in the folder/
		]) {
			expect(first.stdout).toMatch(reason);
		}
		const [logo, cover] = shown();
		expect(logo).toMatchObject({ name: 'Mill', width: 300, height: 200, alt: '' });
		expect(cover).toMatchObject({ name: 'Fair', width: 1200, height: 675 });

		const again = await project.run(importScript, 'popmap.json', '--pictures', 'media');
		expect(again.stdout).toMatch(/pictures +0 added, 2 existed already/);
		expect(shown()).toEqual([logo, cover]);
	},
	timeout
);

it('names what is wrong with the folder', async () => {
	const missing = await project.run(importScript, 'popmap.json', '--pictures', 'nowhere');
	expect(missing.stderr).toMatch(/There is no folder nowhere/);
	const asSql = ['--pictures', 'media', '--sql', 'popmap.sql'];
	const sql = await project.run(importScript, 'popmap.json', ...asSql);
	expect(sql.stderr).toMatch(/--pictures .*--sql/);
}, 60_000);
