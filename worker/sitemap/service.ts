import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Database } from '../database/client.ts';
import { allCells, cellAt } from '../database/postings/grid.ts';
import { businesses, categories, events, postings, terms } from '../database/schema.ts';
import {
	fileNumber,
	filesOfBusinesses,
	filesOfEvents,
	idsPerFile,
	isBusinessIn,
	isNamedIn,
	isUpcomingIn,
	lastChangeOfBusinesses,
	lastChangeOfEvents
} from '../database/sql/sitemap.ts';
import type { RequestContext } from '../request-context.ts';
import type { SitemapFile, SitemapPage, SitemapService, TownsIn } from './types.ts';

/** Pages that are there whatever happens. */
const fixedPages = ['/', '/businesses', '/help', '/contact', '/privacy', '/terms'];

/** There is a file of towns for each square of 45 degrees, */
const squares = new Map(
	allCells(3).map(({ name, box }, index) => [`towns-${index}`, { name, box }])
);

/** and a town in it for each square of 0.18 degrees. */
const levelOfTowns = 11;

/** What search engines are told to look at. Each method is one round trip. */
export const createSitemapService = ({
	database,
	now
}: Pick<RequestContext, 'database' | 'now'>): SitemapService => ({
	files: () => listFiles(database, now()),
	async pages(file, townsIn) {
		if (file === 'pages') return fixedAndCategories(database);
		const square = squares.get(file);
		if (square) return townsOf(database, await townsIn(square.box));
		const [, kind, number] = /^(events|businesses)-(\d{1,6})$/.exec(file) ?? [];
		if (kind === 'events') return eventsOf(database, Number(number), now());
		return kind === 'businesses' ? businessesOf(database, Number(number)) : null;
	}
});

async function listFiles(database: Database, now: number): Promise<SitemapFile[]> {
	const filesOf = (files: SQL, changedAt: SQL<number>) =>
		database
			.select({
				number: sql<number>`${fileNumber}`.as('number'),
				changedAt: changedAt.as('changed_at')
			})
			.from(files);
	const [ofEvents, ofBusinesses, ofTowns] = await Promise.all([
		filesOf(filesOfEvents(now), lastChangeOfEvents(now)),
		filesOf(filesOfBusinesses(), lastChangeOfBusinesses()),
		database
			.select({ name: terms.name })
			.from(terms)
			.where(isNamedIn([...squares.values()].map(({ name }) => name)))
	]);
	const withTowns = new Set(ofTowns.map(({ name }) => name));
	return [
		{ file: 'pages' },
		...[...squares].flatMap(([file, { name }]) => (withTowns.has(name) ? [{ file }] : [])),
		...ofBusinesses.map((row) => toFile('businesses', row)),
		...ofEvents.map((row) => toFile('events', row))
	];
}

const toFile = (kind: string, { number, changedAt }: { number: number; changedAt: number }) => ({
	file: `${kind}-${number}`,
	changedAt: new Date(changedAt).toISOString()
});

async function fixedAndCategories(database: Database): Promise<SitemapPage[]> {
	const all = await database
		.select({ slug: categories.slug })
		.from(categories)
		.where(and(isNull(categories.retiredAt), isNull(categories.mergedIntoId)))
		.orderBy(asc(categories.slug));
	const paths = [...fixedPages, ...all.map(({ slug }) => `/categories/${slug}`)];
	return paths.map((path) => ({ path }));
}

/** Those of the towns that have events in their own square, the first one of each. */
async function townsOf(database: Database, towns: Awaited<ReturnType<TownsIn>>) {
	const firsts = new Map<string, string>();
	for (const { slug, latitude, longitude } of towns) {
		const cell = cellAt(levelOfTowns, latitude, longitude);
		if (!firsts.has(cell)) firsts.set(cell, `/in/${slug}`);
	}
	const found = await database
		.select({ name: terms.name })
		.from(terms)
		.where(isNamedIn([...firsts.keys()]));
	return found.flatMap(({ name }) => {
		const path = firsts.get(name);
		return path === undefined ? [] : [{ path }];
	});
}

const toPages = (
	folder: 'events' | 'businesses',
	rows: readonly { slug: string; updatedAt: number }[]
): SitemapPage[] =>
	rows.map(({ slug, updatedAt }) => ({
		path: `/${folder}/${encodeURIComponent(slug)}`,
		changedAt: new Date(updatedAt).toISOString()
	}));

const eventsOf = async (database: Database, file: number, now: number) =>
	toPages(
		'events',
		await database
			.select({ slug: events.slug, updatedAt: events.updatedAt })
			.from(events)
			.where(isUpcomingIn(file, now))
			.limit(idsPerFile)
	);

const businessesOf = async (database: Database, file: number) =>
	toPages(
		'businesses',
		await database
			.select({ slug: businesses.slug, updatedAt: businesses.updatedAt })
			.from(postings)
			.innerJoin(businesses, and(eq(businesses.id, postings.sortKey), isNull(businesses.deletedAt)))
			.where(and(isBusinessIn(file), eq(businesses.isVerified, true)))
			.limit(idsPerFile)
	);
