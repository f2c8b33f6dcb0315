import type { D1Database } from '@cloudflare/workers-types';
import { createServices } from '../app-context.ts';
import type { Result } from '../http/result.ts';
import { limits } from '../limits.ts';
import type { Services } from '../page-context.ts';
import { benchViewer } from './bench-viewer.ts';
import { hostileTexts } from './hostile-texts.ts';
import type { HostileText } from './hostile-texts.ts';
import { instrumentD1 } from './instrument-d1.ts';
import type { PictureStore } from '../pictures/store.ts';

/** What the requests of one attack sent, and what they cost. Bytes, indexes included. */
export interface Damage {
	attack: string;
	requests: number;
	sent: number;
	stored: number;
	rowsWritten: number;
}

const day = 24 * 60 * 60 * 1000;
const categories = ['food-drink', 'music', 'pets'];

/** Announcements by how many rows they make. */
export const shapes = [
	{ shape: 'one day', days: 1, dates: 1 },
	{ shape: 'thirty days', days: 30, dates: 1 },
	{
		shape: `${limits.daysOfSeries} days on ${limits.datesOfSeries} dates`,
		days: limits.daysOfSeries / limits.datesOfSeries,
		dates: limits.datesOfSeries
	}
];

const sizeOf = (body: object) => new TextEncoder().encode(JSON.stringify(body)).byteLength;

/**
 * Sends the largest bodies that the services accept, with the texts that cost most.
 *
 * @param d1 with all migrations and otherwise empty
 * @param now milliseconds since 1970, UTC
 */
export function createAttacker(d1: D1Database, pictures: PictureStore, now: number) {
	const { database, costOf } = instrumentD1(d1);
	let people = 0;
	let number = 0;

	const servicesOf = (id: string, isModerator = false): Services =>
		createServices({
			database,
			pictures,
			identity: async () => benchViewer(id, isModerator),
			now: () => now,
			log: () => {}
		});
	const moderator = servicesOf('moderator', true);

	/** Another account, because each has limits. */
	async function newPerson() {
		const id = `attacker-${String(people++).padStart(27, '0')}`;
		await d1
			.prepare(
				`INSERT INTO users (id, issuer, sub, username, email_verified, identity_provider, created_at, updated_at)
				VALUES (?1, 'https://attack.test', ?1, ?1, 0, 'Cognito', 0, 0)`
			)
			.bind(id)
			.run();
		return servicesOf(id);
	}

	/** @throws when a request is refused that should have been accepted */
	async function measure(
		attack: string,
		bodies: readonly object[],
		send: (body: object) => Promise<Result<unknown> | { kind: string }>
	): Promise<Damage> {
		const before = await size();
		let [rowsWritten, after] = [0, before];
		for (const body of bodies) {
			const cost = await costOf(async () => {
				const result = await send(body);
				if (result.kind !== 'ok') throw new Error(`${attack}: ${JSON.stringify(result)}`);
			}, false);
			rowsWritten += cost.rowsWritten;
			after = cost.size;
		}
		const sent = bodies.reduce((sum, body) => sum + sizeOf(body), 0);
		return { attack, requests: bodies.length, sent, stored: after - before, rowsWritten };
	}

	const size = async () => (await d1.prepare('SELECT 1').all()).meta.size_after;

	const submission = () => String(number).padStart(100, '-');

	const registration = (text: HostileText) => ({
		name: text(number++, 100),
		description: text(number++, 5000),
		categories,
		website: `https://example.org/${'w'.repeat(200)}`,
		contact_email: `${'e'.repeat(200)}@example.org`,
		submission_id: submission()
	});

	const announcement = (
		businessId: number,
		text: HostileText,
		{ days, dates }: { days: number; dates: number }
	) => ({
		business_id: businessId,
		title: text(number++, 120),
		description: text(number++, 5000),
		location_name: text(number++, 120),
		address: text(number++, 300),
		latitude: ((number * 37) % 170) - 85,
		longitude: ((number * 53) % 358) - 179,
		categories,
		start_at: new Date(now + day).toISOString(),
		end_at: new Date(now + (1 + days) * day - 60_000).toISOString(),
		time_zone: 'Europe/Berlin',
		...(dates > 1 && { repeat: { every: 'week', times: dates } }),
		submission_id: submission()
	});

	/** A verified business of another account. */
	async function newHost() {
		const owner = await newPerson();
		const created = await owner.businesses.create(registration((_, length) => 'x'.repeat(length)));
		if (created.kind !== 'ok') throw new Error(JSON.stringify(created));
		await moderator.businesses.decide(created.value.slug, 'verify');
		return { owner, businessId: created.value.id };
	}

	const repeat = <T>(times: number, make: () => T) => Array.from({ length: times }, make);

	return {
		moderator,
		measure,
		newPerson,
		newHost,
		registration,
		announcement,
		/** The result of a request, and the rows that it wrote. */
		async costOf<T>(send: () => Promise<T>): Promise<[result: T, rowsWritten: number]> {
			const results: T[] = [];
			const { rowsWritten } = await costOf(async () => results.push(await send()), false);
			const [result] = results;
			if (result === undefined) throw new Error('The request has no result');
			return [result, rowsWritten];
		},
		/** Registers businesses, and verifies them. */
		async register(name: string, text: HostileText): Promise<Damage> {
			const person = await newPerson();
			const bodies = repeat(limits.unverifiedBusinesses, () => registration(text));
			return measure(`register and verify: ${name}`, bodies, async (body) => {
				const created = await person.businesses.create(body);
				if (created.kind !== 'ok') return created;
				return moderator.businesses.decide(created.value.slug, 'verify');
			});
		},
		/** Announces events until the limit of pending ones is reached. */
		async announce(
			name: string,
			text: HostileText,
			shape: (typeof shapes)[number],
			times: number,
			isApproved: boolean
		): Promise<Damage> {
			const { owner, businessId } = await newHost();
			const bodies = repeat(times, () => announcement(businessId, text, shape));
			const what = isApproved ? 'announce and approve' : 'announce';
			return measure(`${what} ${shape.shape}: ${name}`, bodies, async (body) => {
				const created = await owner.events.create(body);
				if (created.kind !== 'ok' || !isApproved) return created;
				for (const { slug } of created.value) await moderator.events.approve(slug, {});
				return created;
			});
		},
		/** Changes all texts of one public event again and again. */
		async edit(name: string, text: HostileText, times: number): Promise<Damage> {
			const { owner, businessId } = await newHost();
			const shape = { days: 1, dates: 1 };
			const created = await owner.events.create(announcement(businessId, text, shape));
			if (created.kind !== 'ok') throw new Error(JSON.stringify(created));
			const slug = created.value[0]?.slug ?? '';
			await moderator.events.approve(slug, {});
			const bodies = repeat(times, () => {
				const { submission_id: _, business_id: __, ...changes } = announcement(0, text, shape);
				return changes;
			});
			return measure(`edit: ${name}`, bodies, (body) => owner.events.update(slug, body));
		}
	};
}

/** Dates that the announcements of one attack have together: each of them is approved by itself. */
const maxDates = 260;

/** Every attack with every text. @param times how often each announcement and edit is sent */
export async function runAttacks(
	d1: D1Database,
	pictures: PictureStore,
	now: number,
	times: number,
	report: (damage: Damage) => void
): Promise<void> {
	const attacker = createAttacker(d1, pictures, now);
	for (const [name, text] of Object.entries(hostileTexts)) {
		report(await attacker.register(name, text));
		report(await attacker.edit(name, text, times));
		for (const shape of shapes) {
			const announcements = Math.min(times, maxDates / shape.dates);
			report(await attacker.announce(name, text, shape, announcements, false));
			report(await attacker.announce(name, text, shape, announcements, true));
		}
	}
}
