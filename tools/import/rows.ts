import { newBusiness } from '../../worker/businesses/schema.ts';
import { newEvent } from '../../worker/events/schema.ts';
import { schedule } from '../../worker/events/schedule.ts';
import { toLocalTime } from '../../worker/events/local-time.ts';
import { parseInput } from '../../worker/input/parse.ts';
import { searchableText } from '../../worker/listing/full-text.ts';
import { toSlug } from '../../worker/listing/slug.ts';
import type { Dump, DumpRecord, RefusedRecord } from './dump.ts';
import { time, wrongTime } from './times.ts';

/** Rows as the tables take them, with the dump's own numbers where they point at each other. */
export interface ImportRows {
	users: object[];
	categories: object[];
	businesses: object[];
	businessCategories: object[];
	events: object[];
	eventCategories: object[];
	eventBusinesses: object[];
	refused: RefusedRecord[];
}

type Fields = DumpRecord['fields'];

/** The first of these fields that the dump has: projects name them differently. */
const pick = (fields: Fields, ...names: readonly string[]): unknown =>
	names.map((name) => fields[name]).find((value) => value !== undefined && value !== null) ?? null;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const number = (value: unknown): number | null => (typeof value === 'number' ? value : null);
const each = (value: unknown): unknown[] => [value].flat().filter((one) => one !== null);
/** A record that another one points at, as the dump names it: by number unless it is unusual. */
const named = (other: unknown): string => JSON.stringify(other);

/**
 * Checks a dump with the rules that the site has for people.
 *
 * @param now milliseconds since 1970, UTC, for what the dump gives no time for
 */
export function toRows({ records, refused }: Dump, issuer: string, now: number): ImportRows {
	const of = (...models: readonly string[]) =>
		models.flatMap((model) => records.get(model) ?? []).filter(hasRealTimes);
	const rows: ImportRows = {
		...{ users: [], categories: [], businesses: [], businessCategories: [] },
		...{ events: [], eventCategories: [], eventBusinesses: [] },
		refused: [...refused]
	};
	const refuse = ({ model, pk }: DumpRecord, reason: string) =>
		void rows.refused.push({ model, pk, reason });
	const subs = new Map<unknown, string>();
	const categories = new Set<unknown>();
	const businesses = new Set<unknown>();
	const events = new Set<unknown>();
	const slugs = new Set<string>();

	function hasRealTimes(item: DumpRecord): boolean {
		const wrong = wrongTime(item.fields);
		if (wrong !== null) refuse(item, wrong);
		return wrong === null;
	}

	/**
	 * Two of one name in a dump get two addresses, the same ones each time. No name makes two hyphens
	 * in a row, so nothing else can have the second address.
	 */
	function slugFor(name: string, { pk }: DumpRecord, kind: string): string {
		// toSlug() calls a name without letters and digits something else each time.
		const slug = /[\p{L}\p{N}]/u.test(name) ? toSlug(name, kind) : `${kind}-${pk}`;
		const own = slugs.has(`${kind}/${slug}`) ? `${slug}--${pk}` : slug;
		slugs.add(`${kind}/${own}`);
		return own;
	}

	function takeUsers(): void {
		const accounts = new Map<unknown, Fields>(
			of('auth.user').map(({ pk, fields }) => [pk, fields])
		);
		for (const profile of of('authentication.cognitouser', 'authentication.userprofile')) {
			const user = profile.fields['user'] ?? profile.pk;
			const sub = text(profile.fields['cognito_sub']);
			const account = accounts.get(user);
			if (!account) refuse(profile, `There is no auth.user ${named(user)}.`);
			else if (sub === '') refuse(profile, 'It has no cognito_sub, so nobody could sign in to it.');
			else {
				subs.set(user, sub);
				rows.users.push(toUser(account, profile.fields, sub));
			}
		}
	}

	function toUser(account: Fields, profile: Fields, sub: string): object {
		const givenName = text(account['first_name']) || null;
		const familyName = text(account['last_name']) || null;
		return {
			...{ id: crypto.randomUUID(), issuer, sub, username: text(account['username']) || sub },
			email: text(account['email']) || null,
			...{ givenName, familyName },
			name: [givenName, familyName].filter(Boolean).join(' ') || null,
			identityProvider: text(profile['identity_provider']).replace('COGNITO', '') || 'Cognito',
			createdAt: time(account['date_joined'], now)
		};
	}

	function takeCategories(): void {
		for (const category of of('events.category')) {
			const name = text(category.fields['name']).trim();
			if (name === '') refuse(category, 'It has no name.');
			else {
				categories.add(category.pk);
				const slug = slugFor(name, category, 'category');
				rows.categories.push({ id: category.pk, name, slug });
			}
		}
	}

	function fileUnderCategories(item: DumpRecord, links: object[]): void {
		for (const category of each(pick(item.fields, 'categories', 'category'))) {
			if (categories.has(category)) links.push({ thing: item.pk, category });
			else refuse(item, `Category ${named(category)}, which it is filed under, is not imported.`);
		}
	}

	function takeBusiness(item: DumpRecord): void {
		const { fields, pk } = item;
		const parsed = parseInput(newBusiness, {
			...fields,
			website: pick(fields, 'website', 'website_url'),
			instagram_url: pick(fields, 'instagram_url', 'instagram'),
			tiktok_url: pick(fields, 'tiktok_url', 'tiktok'),
			categories: [],
			submission_id: undefined
		});
		if (parsed.kind === 'wrong') return refuse(item, sentences(parsed.fields));
		const owner = pick(fields, 'owner', 'user');
		const sub = owner === null ? null : (subs.get(owner) ?? null);
		if (owner !== null && sub === null)
			return refuse(item, `Its owner, user ${named(owner)}, is not imported.`);
		const { input } = parsed;
		businesses.add(pk);
		rows.businesses.push({
			...{ ...input, categories: undefined, id: pk, issuer, sub },
			slug: slugFor(input.name, item, 'business'),
			isVerified: fields['is_verified'] === true,
			searchText: searchableText(input.name, input.description),
			createdAt: time(fields['created_at'], now),
			updatedAt: time(fields['updated_at'], now)
		});
		fileUnderCategories(item, rows.businessCategories);
	}

	function takeEvent(item: DumpRecord): void {
		const { fields, pk } = item;
		const host = number(pick(fields, 'business', 'host', 'host_business'));
		const parsed = parseInput(newEvent, {
			...fields,
			business_id: host,
			location_name: pick(fields, 'location_name', 'location', 'venue'),
			start_at: pick(fields, 'start_at', 'start_time', 'start_date'),
			end_at: pick(fields, 'end_at', 'end_time', 'end_date'),
			time_zone: pick(fields, 'time_zone', 'timezone') ?? 'UTC',
			...{ categories: [], repeat: null, submission_id: undefined }
		});
		if (parsed.kind === 'wrong') return refuse(item, sentences(parsed.fields));
		const { input } = parsed;
		if (!businesses.has(input.business_id))
			return refuse(item, `Its business ${host} is not imported.`);
		// What is over is history, and welcome.
		const times = schedule({ start: input.start_at, end: input.end_at }, input.time_zone, null);
		if (times.kind === 'wrong') return refuse(item, sentences(times.fields));
		events.add(pk);
		const day = toLocalTime(times.startAt, input.time_zone).slice(0, 10);
		const createdAt = time(fields['created_at'], now);
		rows.events.push({
			...{ ...input, categories: undefined, id: pk, host },
			startAt: times.startAt,
			endAt: times.endAt,
			slug: slugFor(`${input.title} ${day}`, item, 'event'),
			...statusOf(fields, createdAt),
			searchText: searchableText(
				input.title,
				input.location_name,
				input.address,
				input.description
			),
			...{ createdAt, updatedAt: time(fields['updated_at'], createdAt) }
		});
		fileUnderCategories(item, rows.eventCategories);
		for (const business of each(pick(fields, 'businesses', 'participants'))) {
			takeParticipation(item, pk, business, createdAt);
		}
	}

	function takeParticipation(item: DumpRecord, event: unknown, business: unknown, at: number) {
		if (!events.has(event)) return refuse(item, `Event ${named(event)} is not imported.`);
		if (!businesses.has(business)) {
			return refuse(item, `Business ${named(business)}, which takes part, is not imported.`);
		}
		rows.eventBusinesses.push({ event, business, joinedAt: at });
	}

	takeUsers();
	takeCategories();
	of('events.business').forEach(takeBusiness);
	of('events.event').forEach(takeEvent);
	for (const item of of(
		'events.eventbusiness',
		'events.participation',
		'events.event_businesses'
	)) {
		const { event, business } = item.fields;
		takeParticipation(
			item,
			event,
			business,
			time(pick(item.fields, 'joined_at', 'created_at'), now)
		);
	}
	return rows;
}

const sentences = (fields: Record<string, string>): string =>
	Object.entries(fields)
		.map(([name, sentence]) => `${name}: ${sentence}`)
		.join(' ');

function statusOf(fields: Fields, at: number): object {
	const known = ['pending', 'approved', 'rejected', 'cancelled'];
	const named = text(fields['status']).toLowerCase();
	const status = known.includes(named)
		? named
		: fields['is_approved'] === true
			? 'approved'
			: 'pending';
	return { status, approvedAt: status === 'approved' ? at : null };
}
