import { newBusiness, toColumns as businessColumns } from '../../worker/businesses/schema.ts';
import {
	type businesses,
	type categories,
	events,
	type users
} from '../../worker/database/schema.ts';
import { toLocalTime } from '../../worker/events/local-time.ts';
import { schedule } from '../../worker/events/schedule.ts';
import { newEvent, toColumns as eventColumns } from '../../worker/events/schema.ts';
import { parseInput } from '../../worker/input/parse.ts';
import { toSlug } from '../../worker/listing/slug.ts';
import type { Dump, DumpRecord, RejectedRecord } from './dump.ts';
import { type Fields, firstOf, invalidTime, textOf, timeOf } from './fields.ts';

interface Imported {
	legacyId: number;
}

/** A category of a business or an event. */
interface CategoryOf {
	item: number;
	category: number;
}

/** Rows by table; where they point at each other, they use the dump's primary keys. */
export interface ImportRows {
	users: (typeof users.$inferInsert)[];
	categories: (typeof categories.$inferInsert & Imported)[];
	businesses: (Omit<typeof businesses.$inferInsert, 'submissionId'> &
		Imported & { owner: { issuer: string; sub: string } | null })[];
	businessCategories: CategoryOf[];
	events: (Omit<typeof events.$inferInsert, 'submissionId'> & Imported & { host: number })[];
	eventCategories: CategoryOf[];
	eventBusinesses: { event: number; business: number; joinedAt: number }[];
	rejected: RejectedRecord[];
}

const asList = (value: unknown): unknown[] => [value].flat().filter((item) => item !== null);

const joinSentences = (fields: Record<string, string>): string =>
	Object.entries(fields)
		.map(([name, sentence]) => `${name}: ${sentence}`)
		.join(' ');

/** Turns the records of one dump into rows, with the rules that the site has for people. */
class RowBuilder {
	readonly rows: ImportRows;
	readonly #records: Dump['records'];
	readonly #issuer: string;
	readonly #now: number;
	/** The subjects of imported users, by primary key. */
	readonly #subjects = new Map<unknown, string>();
	readonly #imported = {
		category: new Set<number>(),
		business: new Set<number>(),
		event: new Set<number>()
	};
	readonly #slugs = new Set<string>();

	constructor({ records, rejected }: Dump, issuer: string, now: number) {
		this.#records = records;
		this.#issuer = issuer;
		this.#now = now;
		this.rows = {
			users: [],
			categories: [],
			businesses: [],
			businessCategories: [],
			events: [],
			eventCategories: [],
			eventBusinesses: [],
			rejected: [...rejected]
		};
	}

	build(): ImportRows {
		this.#addUsers();
		for (const record of this.#of('events.category')) this.#addCategory(record);
		for (const record of this.#of('events.business')) this.#addBusiness(record);
		for (const record of this.#of('events.event')) this.#addEvent(record);
		const tables = ['events.eventbusiness', 'events.participation', 'events.event_businesses'];
		for (const record of this.#of(...tables)) {
			const { event, business, ...fields } = record.fields;
			const joinedAt = timeOf(firstOf(fields, 'joined_at', 'created_at'), this.#now);
			this.#addParticipation(record, event, business, joinedAt);
		}
		return this.rows;
	}

	#of(...models: readonly string[]): DumpRecord[] {
		const records = models.flatMap((model) => this.#records.get(model) ?? []);
		return records.filter((record) => {
			const problem = invalidTime(record.fields);
			if (problem !== null) this.#reject(record, problem);
			return problem === null;
		});
	}

	#reject({ model, pk }: DumpRecord, reason: string): void {
		this.rows.rejected.push({ model, pk, reason });
	}

	/**
	 * The second record with a name gets the same other slug in every run. Slugs of names never have
	 * two hyphens in a row, so no other record can have it.
	 */
	#slugFor(name: string, { pk }: DumpRecord, kind: string): string {
		// toSlug() returns a random slug for a name without letters and digits.
		const slug = /[\p{L}\p{N}]/u.test(name) ? toSlug(name, kind) : `${kind}-${pk}`;
		const unique = this.#slugs.has(`${kind}/${slug}`) ? `${slug}--${pk}` : slug;
		this.#slugs.add(`${kind}/${unique}`);
		return unique;
	}

	#addUsers(): void {
		const accounts = new Map<unknown, Fields>(
			this.#of('auth.user').map(({ pk, fields }) => [pk, fields])
		);
		for (const profile of this.#of('authentication.cognitouser', 'authentication.userprofile')) {
			const pk = profile.fields['user'] ?? profile.pk;
			const sub = textOf(profile.fields['cognito_sub']);
			const account = accounts.get(pk);
			if (!account) this.#reject(profile, `There is no auth.user ${JSON.stringify(pk)}.`);
			else if (sub === '')
				this.#reject(profile, 'It has no cognito_sub, so no one can sign in to it.');
			else {
				this.#subjects.set(pk, sub);
				this.rows.users.push(this.#toUser(account, profile.fields, sub));
			}
		}
	}

	#toUser(account: Fields, profile: Fields, sub: string): typeof users.$inferInsert {
		const givenName = textOf(account['first_name']) || null;
		const familyName = textOf(account['last_name']) || null;
		const createdAt = timeOf(account['date_joined'], this.#now);
		return {
			id: crypto.randomUUID(),
			issuer: this.#issuer,
			sub,
			username: textOf(account['username']) || sub,
			email: textOf(account['email']) || null,
			emailVerified: false,
			givenName,
			familyName,
			name: [givenName, familyName].filter(Boolean).join(' ') || null,
			identityProvider: textOf(profile['identity_provider']).replace('COGNITO', '') || 'Cognito',
			createdAt,
			updatedAt: createdAt
		};
	}

	#addCategory(record: DumpRecord): void {
		const name = textOf(record.fields['name']).trim();
		if (name === '') return this.#reject(record, 'It has no name.');
		this.#imported.category.add(record.pk);
		const slug = this.#slugFor(name, record, 'category');
		this.rows.categories.push({ legacyId: record.pk, name, slug });
	}

	#addCategoriesOf(record: DumpRecord, rows: CategoryOf[]): void {
		for (const category of asList(firstOf(record.fields, 'categories', 'category'))) {
			if (isIn(this.#imported.category, category)) rows.push({ item: record.pk, category });
			else this.#reject(record, `Its category ${JSON.stringify(category)} is not imported.`);
		}
	}

	#addBusiness(record: DumpRecord): void {
		const { fields, pk } = record;
		const parsed = parseInput(newBusiness, {
			...fields,
			website: firstOf(fields, 'website', 'website_url'),
			instagram_url: firstOf(fields, 'instagram_url', 'instagram'),
			tiktok_url: firstOf(fields, 'tiktok_url', 'tiktok'),
			categories: [],
			submission_id: undefined
		});
		if (parsed.kind === 'error') return this.#reject(record, joinSentences(parsed.fields ?? {}));
		const owner = firstOf(fields, 'owner', 'user');
		const sub = owner === null ? null : (this.#subjects.get(owner) ?? null);
		if (owner !== null && sub === null) {
			return this.#reject(record, `Its owner, user ${JSON.stringify(owner)}, is not imported.`);
		}
		const { input } = parsed;
		this.#imported.business.add(pk);
		this.rows.businesses.push({
			...businessColumns(input),
			name: input.name,
			description: input.description,
			legacyId: pk,
			owner: sub === null ? null : { issuer: this.#issuer, sub },
			slug: this.#slugFor(input.name, record, 'business'),
			isVerified: fields['is_verified'] === true,
			createdAt: timeOf(fields['created_at'], this.#now),
			updatedAt: timeOf(fields['updated_at'], this.#now)
		});
		this.#addCategoriesOf(record, this.rows.businessCategories);
	}

	#addEvent(record: DumpRecord): void {
		const { fields, pk } = record;
		const host = firstOf(fields, 'business', 'host', 'host_business');
		const parsed = parseInput(newEvent, {
			...fields,
			business_id: typeof host === 'number' ? host : null,
			location_name: firstOf(fields, 'location_name', 'location', 'venue'),
			start_at: firstOf(fields, 'start_at', 'start_time', 'start_date'),
			end_at: firstOf(fields, 'end_at', 'end_time', 'end_date'),
			time_zone: firstOf(fields, 'time_zone', 'timezone') ?? 'UTC',
			categories: [],
			repeat: null,
			submission_id: undefined
		});
		if (parsed.kind === 'error') return this.#reject(record, joinSentences(parsed.fields ?? {}));
		const { input } = parsed;
		if (!this.#imported.business.has(input.business_id)) {
			return this.#reject(record, `Its business ${host} is not imported.`);
		}
		// Without a current time: past events are imported too.
		const times = schedule({ start: input.start_at, end: input.end_at }, input.time_zone, null);
		if (times.kind === 'error') return this.#reject(record, joinSentences(times.fields ?? {}));
		this.#imported.event.add(pk);
		const day = toLocalTime(times.startAt, input.time_zone).slice(0, 10);
		const createdAt = timeOf(fields['created_at'], this.#now);
		this.rows.events.push({
			...eventColumns(input),
			title: input.title,
			description: input.description,
			locationName: input.location_name,
			address: input.address,
			timeZone: input.time_zone,
			legacyId: pk,
			host: input.business_id,
			startAt: times.startAt,
			endAt: times.endAt,
			slug: this.#slugFor(`${input.title} ${day}`, record, 'event'),
			...statusOf(fields, createdAt),
			createdAt,
			updatedAt: timeOf(fields['updated_at'], createdAt)
		});
		this.#addCategoriesOf(record, this.rows.eventCategories);
		for (const business of asList(firstOf(fields, 'businesses', 'participants'))) {
			this.#addParticipation(record, pk, business, createdAt);
		}
	}

	#addParticipation(record: DumpRecord, event: unknown, business: unknown, at: number): void {
		const problem = (kind: string, key: unknown) =>
			this.#reject(record, `${kind} ${JSON.stringify(key)} is not imported.`);
		if (!isIn(this.#imported.event, event)) return problem('Event', event);
		if (!isIn(this.#imported.business, business))
			return problem('Participating business', business);
		this.rows.eventBusinesses.push({ event, business, joinedAt: at });
	}
}

const isIn = (keys: ReadonlySet<number>, key: unknown): key is number =>
	typeof key === 'number' && keys.has(key);

function statusOf(fields: Fields, createdAt: number) {
	const named = textOf(fields['status']).toLowerCase();
	const fallback = fields['is_approved'] === true ? 'approved' : 'pending';
	const status = events.status.enumValues.find((known) => known === named) ?? fallback;
	return { status, approvedAt: status === 'approved' ? createdAt : null };
}

/**
 * Checks a dump and turns it into rows.
 *
 * @param issuer of the user pool that the people sign in at
 * @param now milliseconds since 1970, UTC, for records without a time
 */
export const toRows = (dump: Dump, issuer: string, now: number): ImportRows =>
	new RowBuilder(dump, issuer, now).build();
