import { sql } from 'drizzle-orm';
import { categoryIds, refuseUnknown } from '../categories/category-queries.ts';
import type { Core } from '../core.ts';
import { writeThenAsk } from '../database/batch.ts';
import { decision } from '../input/fields.ts';
import { parseInput } from '../input/parse.ts';
import { pick } from '../input/value-after-patch.ts';
import { submissionOf, wasAnother } from '../input/submission.ts';
import type { Submission } from '../input/submission.ts';
import { searchableText } from '../listing/full-text.ts';
import { toSlug, withSuffix } from '../listing/slug.ts';
import { done } from '../http/result.ts';
import type { Changed, Outcome, Refused, UpdateOutcome } from '../http/result.ts';
import {
	changedMeanwhile,
	changedSinceRead,
	invalid,
	moderatorsOnly,
	noSuch,
	notYours,
	sentBefore,
	signInFirst
} from '../http/refusal.ts';
import { businessChanges, newBusiness, removal } from './schema.ts';
import type { BusinessChanges, NewBusiness } from './schema.ts';
import { businessLists } from './lists.ts';
import { isNamed, isOwner, maySee, selectBusiness, toBusiness } from './repository.ts';
import type { BusinessRow } from './repository.ts';
import type { Business, Businesses } from './types.ts';

/** How often a slug that somebody else takes in the same moment is replaced. */
const attempts = 3;

/** What this viewer may do with businesses: the only place that decides it. */
export function businessesFor({ viewer, database, ask, now, log }: Core): Businesses {
	const lists = businessLists({ ask, viewer });
	const show = (row: BusinessRow) => toBusiness(row, viewer);

	const rowOf = async (idOrSlug: string): Promise<BusinessRow | null> =>
		(await ask<BusinessRow>(selectBusiness(isNamed(idOrSlug))))[0] ?? null;

	/** The business, when the viewer may change it. What they may not see does not exist for them. */
	async function ownRow(idOrSlug: string): Promise<BusinessRow | Refused> {
		if (!viewer) return signInFirst;
		const row = await rowOf(idOrSlug);
		if (!row || !maySee(row, viewer)) return noSuch('business');
		return isOwner(row, viewer) ? row : notYours;
	}

	async function create(raw: unknown): Promise<Outcome<Business>> {
		if (!viewer) return signInFirst;
		const parsed = parseInput(newBusiness, raw);
		if (parsed.kind === 'wrong') return invalid(parsed.fields);
		const wrong = await refuseUnknown(ask, parsed.input.categories);
		if (wrong) return wrong;
		const submission = await submissionOf(parsed.input);
		const slug = toSlug(parsed.input.name, 'business');
		for (let attempt = 0; attempt < attempts; attempt++) {
			const name = attempt === 0 ? slug : withSuffix(slug);
			const made = await insert(parsed.input, name, viewer.id, submission);
			if (made) return made;
		}
		throw new Error('No slug was free');
	}

	/** @returns null when the slug is taken */
	async function insert(
		input: NewBusiness,
		slug: string,
		owner: string,
		submission: Submission
	): Promise<Outcome<Business> | null> {
		const theirs = sql`b.owner_id = ${owner} AND b.submission_id = ${submission.id}`;
		const { changes, rows } = await writeThenAsk<BusinessRow>(
			database,
			[
				sql`INSERT INTO businesses (owner_id, submission_id, submission_digest, slug, name, description,
					contact_email, contact_phone, website, instagram_url, tiktok_url,
					search_text, created_at, updated_at)
				VALUES (${owner}, ${submission.id}, ${submission.digest}, ${slug}, ${input.name}, ${input.description},
					${input.contact_email}, ${input.contact_phone}, ${input.website},
					${input.instagram_url}, ${input.tiktok_url},
					${searchableText(input.name, input.description)}, ${now()}, ${now()})
				ON CONFLICT DO NOTHING`,
				sql`INSERT OR IGNORE INTO business_categories (business_id, category_id)
				SELECT b.id, c.id FROM businesses b JOIN (${categoryIds(input.categories)}) c
				WHERE ${theirs} AND changes() = 1`
			],
			selectBusiness(theirs)
		);
		const [row] = rows;
		if (!row) return null;
		const isResent = changes[0] === 0;
		const isOther =
			isResent && (await wasAnother(ask, sql`businesses b WHERE ${theirs}`, submission));
		return isOther ? sentBefore(row.name) : done(show(row));
	}

	async function update(idOrSlug: string, raw: unknown): Promise<UpdateOutcome<Business>> {
		const row = await ownRow(idOrSlug);
		if ('kind' in row) return row;
		const parsed = parseInput(businessChanges, raw);
		if (parsed.kind === 'wrong') return invalid(parsed.fields);
		const { version = row.version, categories } = parsed.input;
		if (version !== row.version) return changedMeanwhile(show(row));
		const wrong = await refuseUnknown(ask, categories ?? []);
		if (wrong) return wrong;
		const { isSaved, newest } = await save(row, parsed.input);
		if (!newest) return noSuch('business');
		return isSaved ? done(show(newest)) : changedMeanwhile(show(newest));
	}

	/** Saves unless the version has moved on; the categories go first, while it says so. */
	async function save(row: BusinessRow, changes: BusinessChanges) {
		const { categories, name = row.name, description = row.description } = changes;
		const isCurrent = sql`EXISTS (SELECT 1 FROM businesses WHERE id = ${row.id} AND version = ${row.version})`;
		const chosen = categories
			? categoryIds(categories)
			: sql`SELECT category_id AS id FROM business_categories WHERE business_id = ${row.id}`;
		const { changes: written, rows } = await writeThenAsk<BusinessRow>(
			database,
			[
				sql`DELETE FROM business_categories
				WHERE business_id = ${row.id} AND category_id NOT IN (${chosen}) AND ${isCurrent}`,
				sql`INSERT OR IGNORE INTO business_categories (business_id, category_id)
				SELECT ${row.id}, id FROM (${chosen}) WHERE ${isCurrent}`,
				sql`UPDATE businesses SET name = ${name}, description = ${description},
					contact_email = ${pick(changes.contact_email, row.contact_email)},
					contact_phone = ${pick(changes.contact_phone, row.contact_phone)},
					website = ${pick(changes.website, row.website)},
					instagram_url = ${pick(changes.instagram_url, row.instagram_url)},
					tiktok_url = ${pick(changes.tiktok_url, row.tiktok_url)},
					search_text = ${searchableText(name, description)},
					version = version + 1, updated_at = ${now()}
				WHERE id = ${row.id} AND version = ${row.version}`
			],
			selectBusiness(sql`b.id = ${row.id}`)
		);
		return { isSaved: (written[2] ?? 0) > 0, newest: rows[0] ?? null };
	}

	async function remove(
		idOrSlug: string,
		raw: unknown
	): Promise<Outcome<null> | Changed<Business>> {
		const row = await ownRow(idOrSlug);
		if ('kind' in row) return row;
		const parsed = parseInput(removal, raw);
		if (parsed.kind === 'wrong') return invalid(parsed.fields);
		const { name, version } = parsed.input;
		if (version !== undefined && version !== row.version) return changedSinceRead(show(row));
		if (plain(name) !== plain(row.name)) {
			return invalid({ name: `Please type the name of the business, ${row.name}, to delete it.` });
		}
		// What it announced and is still to come, rejected or not, cannot happen without its host.
		const business = sql`(SELECT id FROM businesses
			WHERE id = ${row.id} AND version = ${version ?? sql`version`})`;
		const { rows } = await writeThenAsk<BusinessRow>(
			database,
			[
				sql`UPDATE events SET status = 'cancelled', version = version + 1, updated_at = ${now()}
				WHERE host_business_id = ${business} AND end_at > ${now()} AND status <> 'cancelled'`,
				sql`UPDATE events SET host_business_id = NULL WHERE host_business_id = ${business}`,
				sql`DELETE FROM event_businesses WHERE business_id = ${business}`,
				sql`DELETE FROM business_categories WHERE business_id = ${business}`,
				sql`DELETE FROM businesses WHERE id = ${business}`
			],
			selectBusiness(sql`b.id = ${row.id}`)
		);
		const [newest] = rows;
		if (newest) return changedSinceRead(show(newest));
		log('business_deleted', { business_id: row.id, by: viewer?.id });
		return done(null);
	}

	async function verify(idOrSlug: string, raw: unknown = {}): Promise<UpdateOutcome<Business>> {
		if (!viewer) return signInFirst;
		if (!viewer.isModerator) return moderatorsOnly;
		const parsed = parseInput(decision, raw);
		if (parsed.kind === 'wrong') return invalid(parsed.fields);
		const { version = sql`version` } = parsed.input;
		const { changes, rows } = await writeThenAsk<BusinessRow>(
			database,
			[
				sql`UPDATE businesses AS b SET is_verified = TRUE, version = version + 1, updated_at = ${now()}
				WHERE ${isNamed(idOrSlug)} AND NOT is_verified AND version = ${version}`
			],
			selectBusiness(isNamed(idOrSlug))
		);
		const [newest] = rows;
		if (!newest) return noSuch('business');
		const isNew = (changes[0] ?? 0) > 0;
		if (isNew) log('business_verified', { business_id: newest.id, by: viewer.id });
		// Verified by now, whoever was faster: a button pressed twice is fine.
		return newest.is_verified === 1 ? done(show(newest)) : changedSinceRead(show(newest));
	}

	return {
		list: lists.list,
		mine: async (request) => (viewer ? lists.mine(viewer, request) : signInFirst),
		async find(idOrSlug) {
			const row = await rowOf(idOrSlug);
			return row && maySee(row, viewer) ? done(show(row)) : noSuch('business');
		},
		create,
		update,
		remove,
		verify
	};
}

/** A name as somebody types it from memory: without regard to case and to the space in it. */
const plain = (name: string) => name.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
