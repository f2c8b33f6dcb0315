import * as v from 'valibot';
import { newBusiness, toColumns as businessColumns } from '../../worker/businesses/schema.ts';
import { events } from '../../worker/database/schema.ts';
import { toLocalTime } from '../../worker/events/local-time.ts';
import { schedule } from '../../worker/events/schedule.ts';
import { changeFacts, missingCurrency } from '../../worker/events/facts.ts';
import { newEvent, toColumns as eventColumns } from '../../worker/events/schema.ts';
import { isSecureWebsite } from '../../worker/input/web-address.ts';
import { optionalLine } from '../../worker/input/fields.ts';
import { parseInput } from '../../worker/input/parse.ts';
import type { DumpRecord } from './dump.ts';
import { Fields, Refused } from './fields.ts';
import type { ImportRows, Person } from './import-rows.ts';
import { legacyIdIn, type legacyIdOf } from './keys.ts';
import { People } from './people.ts';
import { pictureNamesOf } from './picture-fields.ts';
import type { Report } from './report.ts';
import { Slugs } from './slugs.ts';
import { zoneAt } from './zone.ts';

export interface ImportOptions {
	/** Of the user pool that the people sign in at. */
	issuer: string;
	/** Milliseconds since 1970, UTC, for records without a time. */
	now: number;
	/** For events without coordinates; null refuses them. */
	timeZone: string | null;
	/** Whether pictures are taken from their files. */
	takesPictures?: boolean;
	/** The number under which a record is remembered. */
	toLegacyId: typeof legacyIdOf;
}

const importedEvent = v.object({
	...v.omit(newEvent, ['business_id', 'repeat', 'submission_id']).entries,
	location_name: optionalLine(120)
});

const joinSentences = (fields: Record<string, string> = {}): string =>
	Object.entries(fields)
		.map(([name, sentence]) => `${name}: ${sentence}`)
		.join(' ');

function parse<TSchema extends v.GenericSchema>(schema: TSchema, input: object) {
	const parsed = parseInput(schema, input);
	if (parsed.kind === 'valid') return parsed.input;
	throw new Refused(joinSentences(parsed.fields));
}

/** Django writes decimals as text, with more digits than a number needs. */
const numberOf = (value: unknown) =>
	typeof value === 'string' && value.trim() !== '' ? Number(value) : value;

/** A time that the form's rules read: with an offset, or local without seconds. */
const readableTime = (text: string) =>
	/(?:Z|[+-]\d{2}:?\d{2})$/i.test(text) ? text : text.replace(/(T\d{2}:\d{2}):.*$/, '$1');

/** Turns records into rows, with the rules that the site has for people. */
export class RowBuilder {
	readonly people = new People();
	readonly slugs = new Slugs();
	readonly #options: ImportOptions;
	readonly #report: Report;
	readonly #known = {
		category: new Set<number>(),
		business: new Set<number>(),
		event: new Set<number>()
	};

	constructor(options: ImportOptions, report: Report) {
		this.#options = options;
		this.#report = report;
	}

	/** @throws {Refused} with a reason */
	category(record: DumpRecord, key: number): Partial<ImportRows> {
		const fields = new Fields(record);
		const name = fields.text('name').trim();
		if (name === '') throw new Refused('It has no name.');
		const slug = this.#slug('category', record, fields.text('slug'), name, key);
		fields.get('created_at', 'updated_at');
		this.#finish(record, fields);
		this.#known.category.add(key);
		return { categories: [{ legacyId: key, name, slug }] };
	}

	/** @throws {Refused} with a reason */
	business(record: DumpRecord, key: number): Partial<ImportRows> {
		const fields = new Fields(record);
		const input = parse(newBusiness, {
			name: fields.get('name'),
			description: fields.get('description'),
			...this.#contact(record, fields),
			categories: []
		});
		const owner = this.#owner(fields);
		const createdAt = fields.time('created_at', this.#options.now);
		const own = fields.text('slug', 'custom_subdomain');
		const row = {
			...businessColumns(input),
			name: input.name,
			description: input.description,
			legacyId: key,
			owner,
			slug: this.#slug('business', record, own, input.name, key),
			isVerified: fields.flag('is_verified'),
			createdAt,
			updatedAt: fields.time('updated_at', createdAt)
		};
		const categories = this.#references(record, 'categories', 'category', fields);
		this.#finish(record, fields);
		this.#known.business.add(key);
		return {
			businesses: [row],
			businessCategories: categories.map((category) => ({ item: key, category }))
		};
	}

	#idOf(key: unknown): number | null {
		return legacyIdIn(key, this.#options.toLegacyId);
	}

	/** What was hidden there stays hidden. */
	#contact(record: DumpRecord, fields: Fields) {
		const contact = {
			contact_email: fields.get('contact_email'),
			contact_phone: fields.get('contact_phone')
		};
		const links = {
			website: fields.get('website'),
			instagram_url: fields.get('instagram_url', 'instagram_handle'),
			tiktok_url: fields.get('tiktok_url', 'tiktok_handle')
		};
		const shown = (group: object, isHidden: boolean) =>
			isHidden ? this.#withhold(record, group) : group;
		return {
			...shown(contact, fields.flag('hide_contact_info')),
			...shown(links, fields.flag('hide_social_links'))
		};
	}

	#withhold({ model }: DumpRecord, group: object): object {
		for (const [name, value] of Object.entries(group)) {
			if (value !== null) this.#report.leaveOut(`${model}.${name}`);
		}
		return {};
	}

	#owner(fields: Fields): Person | null {
		const key = fields.get('owner');
		const sub = this.people.subjectOf(key);
		if (key !== null && sub === null) {
			throw new Refused(`Its owner, user ${JSON.stringify(key)}, is not imported.`);
		}
		return sub === null ? null : { issuer: this.#options.issuer, sub };
	}

	/** @throws {Refused} with a reason */
	event(record: DumpRecord, key: number): Partial<ImportRows> {
		const fields = new Fields(record);
		const input = this.#parseEvent(record, fields);
		const host = this.#host(fields);
		// Without a current time: past events are imported too.
		const times = schedule({ start: input.start_at, end: input.end_at }, input.time_zone, null);
		if (times.kind === 'error') throw new Refused(joinSentences(times.fields));
		const day = toLocalTime(times.startAt, input.time_zone).slice(0, 10);
		const createdAt = fields.time('created_at', this.#options.now);
		const row = {
			...eventColumns(input),
			title: input.title,
			description: input.description,
			locationName: input.location_name,
			address: input.address,
			timeZone: input.time_zone,
			facts: changeFacts(null, input),
			legacyId: key,
			host,
			creator: this.#creator(record, fields),
			startAt: times.startAt,
			endAt: times.endAt,
			slug: this.#slug('event', record, fields.text('slug'), `${input.title} ${day}`, key),
			...statusOf(fields, createdAt),
			createdAt,
			updatedAt: fields.time('updated_at', createdAt)
		};
		const categories = this.#references(record, 'categories', 'category', fields);
		const participants = this.#references(record, 'businesses', 'business', fields);
		this.#finish(record, fields);
		this.#known.event.add(key);
		return {
			events: [row],
			eventCategories: categories.map((category) => ({ item: key, category })),
			eventBusinesses: participants.map((business) => ({
				event: key,
				business,
				joinedAt: createdAt
			}))
		};
	}

	#parseEvent(record: DumpRecord, fields: Fields) {
		const latitude = numberOf(fields.get('latitude'));
		const longitude = numberOf(fields.get('longitude'));
		const address = fields.get('address');
		const given = fields.get('time_zone', 'timezone');
		const zone = given ?? zoneAt(latitude, longitude) ?? this.#options.timeZone;
		if (zone === null) {
			throw new Refused('It has neither a time zone nor coordinates: give one with --time-zone.');
		}
		const input = parse(importedEvent, {
			title: fields.get('title'),
			description: fields.get('description'),
			location_name: fields.get('location_name'),
			address,
			latitude,
			longitude,
			categories: [],
			start_at: readableTime(fields.text('start_datetime')),
			end_at: readableTime(fields.text('end_datetime')),
			time_zone: zone,
			...this.#facts(record, fields)
		});
		const missing = missingCurrency(changeFacts(null, input));
		if (missing) throw new Refused(joinSentences(missing));
		if (given === null) this.#report.change(`${record.model}.time_zone: ${zone}`);
		if (input.location_name !== '') return input;
		if (input.address === '') throw new Refused('It has neither location_name nor address.');
		this.#report.change(`${record.model}.location_name: empty, begins as the address does`);
		const [place = ''] = input.address.split(',');
		return { ...input, location_name: [...place].slice(0, 120).join('') };
	}

	/** The button of an event led to its tickets. A link that would not be shown is left out. */
	#facts({ model }: DumpRecord, fields: Fields) {
		const given = fields.get('ticket_url', 'cta_button_url');
		const isShown = given === null || isSecureWebsite(given);
		if (!isShown) this.#report.leaveOut(`${model}.cta_button_url`);
		return {
			price_amount: numberOf(fields.get('price_amount')),
			price_currency: fields.get('price_currency'),
			ticket_url: isShown ? given : null,
			setting: fields.get('setting'),
			min_age: numberOf(fields.get('min_age')),
			rain_plan: fields.get('rain_plan'),
			accessibility: fields.get('accessibility'),
			accessibility_note: fields.get('accessibility_note')
		};
	}

	#host(fields: Fields): number | null {
		const key = fields.get('host_business');
		if (key === null) return null;
		const host = this.#idOf(key);
		if (host !== null && this.#known.business.has(host)) return host;
		throw new Refused(`Its business ${JSON.stringify(key)} is not imported.`);
	}

	#creator({ model }: DumpRecord, fields: Fields): Person | null {
		const key = fields.get('created_by');
		const sub = this.people.subjectOf(key);
		if (key !== null && sub === null) this.#report.leaveOut(`${model}.created_by`);
		return sub === null ? null : { issuer: this.#options.issuer, sub };
	}

	/** A participation with a record of its own. @throws {Refused} with a reason */
	participation(record: DumpRecord): Partial<ImportRows> {
		const fields = new Fields(record);
		const event = this.#idOf(fields.get('event'));
		const business = this.#idOf(fields.get('business'));
		const joinedAt = fields.time('joined_at', fields.time('created_at', this.#options.now));
		if (event === null || !this.#known.event.has(event)) {
			throw new Refused(`Its event ${JSON.stringify(fields.get('event'))} is not imported.`);
		}
		if (business === null || !this.#known.business.has(business)) {
			throw new Refused(`Its business ${JSON.stringify(fields.get('business'))} is not imported.`);
		}
		this.#finish(record, fields);
		return { eventBusinesses: [{ event, business, joinedAt }] };
	}

	/** Those that are imported; each of the others is refused, and the record is not. */
	#references(
		record: DumpRecord,
		name: string,
		kind: 'category' | 'business',
		fields: Fields
	): number[] {
		return [...new Set(fields.keys(name))].flatMap((key) => {
			const id = this.#idOf(key);
			if (id !== null && this.#known[kind].has(id)) return [id];
			this.#report.refuse(record, `Its ${kind} ${JSON.stringify(key)} is not imported.`);
			return [];
		});
	}

	#slug(
		kind: 'category' | 'business' | 'event',
		{ model }: DumpRecord,
		own: string,
		name: string,
		key: number
	): string {
		const slug = this.slugs.slugFor(kind, own, name, key);
		if (own !== '' && slug !== own) this.#report.change(`${model}.slug: has another form here`);
		return slug;
	}

	#finish({ model }: DumpRecord, fields: Fields): void {
		if (this.#options.takesPictures) fields.get(...pictureNamesOf(model));
		for (const name of fields.unread()) this.#report.leaveOut(`${model}.${name}`);
	}
}

/** @throws {Refused} for a status that does not exist here, or that another field contradicts */
function statusOf(fields: Fields, createdAt: number) {
	const named = fields.text('status');
	const status = events.status.enumValues.find((known) => known === named);
	if (!status) {
		const known = events.status.enumValues.join(', ');
		throw new Refused(`status: ${JSON.stringify(named)} is none of ${known}.`);
	}
	if (fields.flag('is_cancelled') && status !== 'cancelled') {
		throw new Refused(`is_cancelled is true, but status is ${status}.`);
	}
	return { status, approvedAt: status === 'approved' ? createdAt : null };
}
