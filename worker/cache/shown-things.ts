import type { Business, BusinessService } from '../businesses/types.ts';
import type { CategoryService } from '../categories/types.ts';
import { nextMidnight } from '../events/days.ts';
import type { Event, EventFilter, EventService } from '../events/types.ts';
import type { Result } from '../http/result.ts';
import type { Page } from '../listing/page.ts';
import type { Services } from '../page-context.ts';
import { tags } from './tags.ts';

type Named = Pick<Business, 'id'>;

/** What a page shows: the tags to purge it by, and when something on it starts or ends. */
export class ShownThings {
	readonly tags = new Set<string>();
	/** When the page changes by itself: milliseconds since 1970, UTC. */
	nextChange = Infinity;
	readonly #now: number;

	/** @param now milliseconds since 1970, UTC */
	constructor(now: number) {
		this.#now = now;
	}

	/** Services that note what they answer. */
	around({ events, businesses, categories, ...others }: Services): Services {
		return {
			...others,
			events: this.#events(events),
			businesses: this.#businesses(businesses),
			categories: this.#categories(categories)
		};
	}

	#events = (events: EventService): EventService => ({
		...events,
		list: async (filter) => {
			this.#noteDays(filter);
			return this.#noteList(await events.list(filter));
		},
		map: async (filter) => {
			this.#noteDays(filter);
			const found = await events.map(filter);
			if (found.kind === 'ok') this.#noteListed(found.value.cells.flatMap((cell) => cell.events));
			return found;
		},
		feed: async (filter) => {
			const found = await events.feed(filter);
			if (found.kind === 'ok') this.#noteListed(found.value);
			return found;
		},
		past: async (business, request) => this.#noteList(await events.past(business, request)),
		find: async (idOrSlug) => {
			const found = await events.find(idOrSlug);
			if (found.kind === 'error') return found;
			this.#noteEvent(found.value, found.value.businesses);
			for (const { until } of found.value.here) this.#noteChange(Date.parse(until));
			return found;
		},
		participants: async (idOrSlug, request) => {
			const found = await events.participants(idOrSlug, request);
			if (found.kind === 'ok') this.#noteEvent(found.value.event, found.value.items);
			return found;
		}
	});

	#businesses = (businesses: BusinessService): BusinessService => ({
		...businesses,
		list: async (filter) => {
			const found = await businesses.list(filter);
			if (found.kind === 'ok') {
				for (const { id, nextEvent } of found.value.items) {
					this.tags.add(tags.listedBusiness(id));
					if (!nextEvent) continue;
					this.tags.add(tags.listedEvent(nextEvent.id));
					this.#noteChange(Date.parse(nextEvent.startAt));
					this.#noteChange(Date.parse(nextEvent.endAt));
				}
			}
			return found;
		},
		find: async (idOrSlug) => {
			const found = await businesses.find(idOrSlug);
			if (found.kind === 'error') return found;
			this.tags.add(tags.business(found.value.id));
			for (const { until } of found.value.here) this.#noteChange(Date.parse(until));
			return found;
		}
	});

	#categories = (categories: CategoryService): CategoryService => ({
		...categories,
		list: () => {
			this.tags.add(tags.categories);
			return categories.list();
		}
	});

	#noteEvent(event: Event, participants: readonly Named[]): void {
		this.#noteTimes(event);
		this.tags.add(tags.event(event.id));
		for (const { id } of participants) this.tags.add(tags.business(id));
		if (event.host) this.tags.add(tags.business(event.host.id));
	}

	#noteList(found: Result<Page<Event>>): Result<Page<Event>> {
		if (found.kind === 'ok') this.#noteListed(found.value.items);
		return found;
	}

	#noteListed(
		events: readonly Pick<Event, 'id' | 'host' | 'startAt' | 'endAt' | 'hereUntil'>[]
	): void {
		for (const event of events) {
			this.#noteTimes(event);
			this.tags.add(tags.listedEvent(event.id));
			if (event.host) this.tags.add(tags.listedBusiness(event.host.id));
		}
	}

	/** “Today” is another day after midnight. */
	#noteDays({ when, timeZone = null }: Pick<EventFilter, 'when' | 'timeZone'> = {}): void {
		if (when) this.#noteChange(nextMidnight(when, timeZone, this.#now));
	}

	#noteTimes({ startAt, endAt, hereUntil }: Pick<Event, 'startAt' | 'endAt' | 'hereUntil'>): void {
		this.#noteChange(Date.parse(startAt));
		this.#noteChange(Date.parse(endAt));
		if (hereUntil !== null) this.#noteChange(Date.parse(hereUntil));
	}

	#noteChange(time: number): void {
		if (time > this.#now && time < this.nextChange) this.nextChange = time;
	}
}
