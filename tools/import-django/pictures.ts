import { open, realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { and, eq, isNull } from 'drizzle-orm';
import { recordPurges } from '../../worker/cache/record-purges.ts';
import { tags } from '../../worker/cache/tags.ts';
import type { Database } from '../../worker/database/client.ts';
import { businesses, events, pictures } from '../../worker/database/schema.ts';
import type { Picture } from '../../worker/pictures/picture.ts';
import type { PictureStore, Refusal } from '../../worker/pictures/store.ts';
import { maxUploadBytes } from '../../worker/pictures/upload-request.ts';
import { type DumpRecord, toRecord } from './dump.ts';
import { Fields, Refused } from './fields.ts';
import type { OpenItems } from './import-dump.ts';
import { legacyIdOf } from './keys.ts';
import { pictureFields, type PictureField } from './picture-fields.ts';
import type { Report } from './report.ts';

export interface PictureSteps {
	/** Django's MEDIA_ROOT: the names of files start there. */
	folder: string;
	database: Database;
	store: PictureStore;
	/** Milliseconds since 1970, UTC. */
	now: number;
	/** How many records were looked at, from time to time. */
	progress?: (records: number) => void;
}

interface Found {
	record: DumpRecord;
	field: PictureField;
	name: unknown;
}

/** The names of files in a dump. */
async function* namedPictures(openItems: OpenItems): AsyncGenerator<Found> {
	for await (const item of openItems()) {
		const record = toRecord(item);
		if (!record) continue;
		for (const field of pictureFields.filter(({ model }) => model === record.model)) {
			const name = new Fields(record).get(...field.names);
			if (name !== null) yield { record, field, name };
		}
	}
}

/** Looks whether the files are there, for a dry run. */
export async function findPictures(openItems: OpenItems, report: Report, folder: string) {
	for await (const found of namedPictures(openItems)) {
		await orRefuse(found, report, async () => {
			await readPicture(folder, found.name);
			report.pictures.found++;
		});
	}
}

/**
 * Gives imported businesses and events the pictures whose files are in a folder, one after another, so
 * that one at a time is in memory. Each is checked and encoded anew, like an upload. What has a picture
 * keeps it: an import that was interrupted goes on where it stopped.
 */
export async function importPictures(
	openItems: OpenItems,
	report: Report,
	steps: PictureSteps
): Promise<void> {
	let count = 0;
	for await (const found of namedPictures(openItems)) {
		count += 1;
		if (count % 100 === 0) steps.progress?.(count);
		await orRefuse(found, report, () => importOne(found, report, steps));
	}
}

/** A picture that cannot be taken is reported, and the next one follows. */
async function orRefuse({ record }: Found, report: Report, work: () => Promise<void>) {
	try {
		await work();
	} catch (error) {
		if (!(error instanceof Refused)) throw error;
		report.refuse(record, `Its picture is left out: ${error.message}`);
	}
}

async function importOne({ record, field, name }: Found, report: Report, steps: PictureSteps) {
	const key = legacyIdOf(record.pk);
	const shown = key === null ? null : await findShown(steps.database, field, key);
	// The record itself was refused.
	if (!shown) return;
	if (shown.picture) return void report.pictures.existed++;
	const bytes = await readPicture(steps.folder, name);
	const stored = await steps.store.add(bytes);
	if (stored.kind !== 'stored') throw new Refused(`${String(name)} ${reasons[stored.kind]}.`);
	await show(steps, field, shown.id, { ...stored.picture, alt: '' });
	report.pictures.added++;
}

const reasons: Record<Refusal, string> = {
	unreadable: 'is no JPEG, PNG or WebP file',
	too_small: 'has a side of less than 64 pixels',
	too_narrow: 'is more than eight times as long as it is wide',
	too_many_pixels: 'has more than 50 million pixels'
};

interface Shown {
	id: number;
	picture: Picture | null;
}

async function findShown(
	database: Database,
	{ model, role }: PictureField,
	key: number
): Promise<Shown | null> {
	if (model === 'events.event') {
		const [row] = await database
			.select({ id: events.id, picture: events.cover })
			.from(events)
			.where(eq(events.legacyId, key));
		return row ?? null;
	}
	const [row] = await database
		.select({ id: businesses.id, picture: businesses[role] })
		.from(businesses)
		.where(eq(businesses.legacyId, key));
	return row ?? null;
}

/** Shows a picture, and notes its files, unless somebody gave one meanwhile. */
async function show(
	{ database, store, now }: PictureSteps,
	{ model, role }: PictureField,
	id: number,
	picture: Picture
): Promise<void> {
	const isEvent = model === 'events.event';
	const place = isEvent ? { eventId: id } : { businessId: id };
	const [updated] = await database.batch([
		isEvent
			? database
					.update(events)
					.set({ cover: picture })
					.where(and(eq(events.id, id), isNull(events.cover)))
			: database
					.update(businesses)
					.set({ [role]: picture })
					.where(and(eq(businesses.id, id), isNull(businesses[role]))),
		database.insert(pictures).values({ id: picture.id, role, createdAt: now, ...place }),
		recordPurges(database, [isEvent ? tags.event(id) : tags.business(id)], now)
	]);
	if (updated.meta.changes > 0) return;
	await database.delete(pictures).where(eq(pictures.id, picture.id));
	await store.remove([picture.id]);
}

/** @throws {Refused} for a file that is missing, too large, or not below the folder */
async function readPicture(folder: string, name: unknown): Promise<ArrayBuffer> {
	if (typeof name !== 'string') throw new Refused(`${JSON.stringify(name)} is no name of a file.`);
	const path = await realpath(join(folder, name)).catch(() => null);
	if (path === null) throw new Refused(`there is no file ${name}.`);
	if (!path.startsWith(`${await realpath(folder)}${sep}`)) {
		throw new Refused(`${name} is not in the folder.`);
	}
	await using file = await open(path);
	const stat = await file.stat();
	if (!stat.isFile() || stat.size === 0) throw new Refused(`${name} is empty.`);
	if (stat.size > maxUploadBytes) {
		throw new Refused(`${name} is larger than ${maxUploadBytes / 1024 / 1024} MB.`);
	}
	const { buffer, byteOffset, byteLength } = await file.readFile();
	return new Uint8Array(buffer, byteOffset, byteLength).slice().buffer;
}
