import { redirect } from '@sveltejs/kit';
import type { Category } from '../../../worker/categories/types.ts';
import { isAmong } from '../format/category-name.ts';
import type { Event, EventFilter } from '../../../worker/events/types.ts';
import type { Town } from '../../../worker/places/town.ts';
import type { Page } from '../../../worker/listing/page.ts';
import { groupByDay } from '../format/group-by-day.ts';
import { searchedWords } from '../searched-words.ts';
import { unwrap } from '../unwrap.ts';
import { loadMap } from '../map/load-map.ts';
import { everywhere, listLink } from './list-address.ts';
import type { ListAddress } from './list-address.ts';

/** Kilometres around the middle of a town, for its own list. */
export const townRadiusKm = 25;

/** Where to look if nothing is there. */
const surroundingsKm = 100;

interface Fixed {
	town?: Town | null;
	/** Of the path. */
	category?: Pick<Category, 'slug'> | null;
}

interface Request {
	locals: App.Locals;
	url: URL;
}

/** Parameters of the query that are not part of what follows from others. */
const others = ['near', 'radius', 'bbox', 'business', 'view'];

/** The list of events at this address, for the home page and those of towns and categories. */
export async function loadEventList({ locals, url }: Request, fixed: Fixed = {}) {
	const { town = null } = fixed;
	const query = new URLSearchParams(url.searchParams);
	query.set('q', searchedWords(url));
	if (fixed.category) query.set('category', fixed.category.slug);
	const { filter, wrong } = locals.events.readAddress(query);
	const asked: EventFilter = {
		...filter,
		...(town && {
			near: { ...placeOf(town), radiusKm: townRadiusKm },
			box: null,
			timeZone: town.timeZone
		}),
		counts: !filter.cursor
	};
	const isMap = query.get('view') === 'map';
	const [found, around, map] = await Promise.all([
		find(locals, asked),
		town && !filter.cursor && !isMap ? lookAround(locals, asked) : null,
		isMap ? loadMap(locals, asked) : null
	]);
	const problems = [...wrong, ...found.wrong];
	const isRight = (name: string) => !problems.includes(name);
	const { category } = found;
	const address: ListAddress = {
		q: filter.q ?? '',
		when: isRight('when') ? (query.get('when') ?? '') : '',
		category,
		town,
		others: Object.fromEntries(
			others.flatMap((name) => {
				const value = query.get(name);
				if (name === 'view' && !isMap) return [];
				return value && isRight(name) && !(town && isPlace(name)) ? [[name, value]] : [];
			})
		)
	};
	return {
		address,
		category,
		town,
		isNear: Boolean(asked.near),
		isContinued: Boolean(filter.cursor) && isRight('cursor'),
		days: groupByDay(found.list.items, Date.now(), locals.text),
		around:
			around && isNothing(found.list) ? groupByDay(around.items, Date.now(), locals.text) : null,
		categories: found.categories,
		map,
		list: found.list,
		nextSteps: nextStepsFrom(address),
		problems: [...new Set(problems)]
	};
}

const isPlace = (name: string) => name !== 'business' && name !== 'view';
const placeOf = ({ latitude, longitude }: Town) => ({ latitude, longitude });
const isNothing = ({ items, nextCursor }: Page<Event>) => items.length === 0 && nextCursor === null;

/** Finds the list and the categories in one round trip, and again without what was wrong. */
async function find({ events, categories }: App.Locals, asked: EventFilter) {
	const [found, all] = await Promise.all([events.list(asked), categories.list()]);
	const wanted = asked.category ?? '';
	const category = all.find((each) => isAmong(each, [wanted])) ?? null;
	const wrong = [
		...(asked.category && !category ? ['category'] : []),
		...(found.kind === 'error' && found.problem.code === 'invalid_cursor' ? ['cursor'] : [])
	];
	if (wrong.length === 0) return { list: unwrap(found), categories: all, category, wrong };
	const rest = {
		...asked,
		category: category?.slug,
		...(wrong.includes('cursor') && { cursor: null, counts: true })
	};
	return { list: unwrap(await events.list(rest)), categories: all, category, wrong };
}

/** The soonest events in the surroundings of a town, in case that it has none. */
async function lookAround({ events }: App.Locals, asked: EventFilter): Promise<Page<Event>> {
	const { near } = asked;
	return unwrap(
		await events.list({
			...asked,
			near: near && { ...near, radiusKm: surroundingsKm },
			counts: false,
			limit: 6
		})
	);
}

/** Lists with one condition less, for a list that is empty. */
function nextStepsFrom(address: ListAddress) {
	const { q, when, category, town, others: more } = address;
	const isSomewhere = town !== null || 'near' in more || 'bbox' in more;
	return {
		...(when && { anyDay: listLink(address, { when: '' }) }),
		...(category && { allCategories: listLink(address, { category: null }) }),
		...(isSomewhere && { anywhere: listLink(address, { town: null, others: {} }) }),
		...(q && { businesses: `/businesses?${new URLSearchParams({ q })}` }),
		everything: everywhere
	};
}

/**
 * Leads from what a form sent to the address of its list: a town that was typed, and days that were
 * chosen.
 *
 * @returns the name of a place that is not known
 * @throws the redirect
 */
export async function redirectToList({ locals, url }: Request): Promise<string | null> {
	const typed = url.searchParams.get('in')?.trim() ?? '';
	const day = url.searchParams.get('day') ?? '';
	const until = url.searchParams.get('until') ?? '';
	if (!typed && !day && !until) return null;
	const query = new URLSearchParams(url.searchParams);
	for (const name of ['in', 'day', 'until', 'cursor']) query.delete(name);
	for (const [name, value] of [...query]) if (value === '') query.delete(name);
	if (day || until) query.set('when', until && until !== day ? `${day || until}..${until}` : day);
	const town = typed ? await locals.places.find(typed) : null;
	if (typed && !town) return typed;
	if (town) for (const name of ['near', 'radius', 'bbox']) query.delete(name);
	const path = town ? `/in/${town.slug}` : url.pathname;
	redirect(303, query.size > 0 ? `${path}?${query}` : path);
}
