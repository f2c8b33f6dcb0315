import type { DraftFields } from '../../../../worker/database/draft-fields.ts';
import type { Draft } from '../../../../worker/drafts/types.ts';
import type { Event } from '../../../../worker/events/types.ts';
import type { RequestEvent } from '@sveltejs/kit';
import { redirect } from '@sveltejs/kit';
import { redirectWithFlash } from '../../../lib/flash.ts';
import { localTime } from '../../../lib/format/event-time.ts';
import type { FormValues } from '../../../lib/forms/form-values.ts';

/** What the form of a draft sends. How often it repeats comes as text. */
export function draftInput({ text: { zone_guess: _, ...fields }, categories }: FormValues) {
	const { repeat_every: every, repeat_times: times, repeat_except: except, ...text } = fields;
	const repeat = every ? { every, times: Number(times), except } : null;
	return { ...text, categories, repeat };
}

/** The same, with the time zone of the place, or else of the browser, if none was chosen. */
export async function announcementInput(values: FormValues, { places }: App.Locals) {
	const { text } = values;
	const zone = text['time_zone'] || (await places.timeZoneOf(text)) || text['zone_guess'];
	return { ...draftInput(values), time_zone: zone };
}

/** Redirects to the page of what was announced, which tells that. */
export function redirectToAnnounced(
	event: Pick<RequestEvent, 'cookies' | 'locals'>,
	announced: readonly Event[]
): never {
	const [first] = announced;
	if (!first) redirect(303, '/dashboard');
	const page = `/events/${encodeURIComponent(first.slug)}`;
	redirectWithFlash(
		event,
		page,
		announced.length > 1 ? 'series' : 'created',
		String(first.version)
	);
}

/** Redirects to the drafts, which tell what was done. */
export function redirectToDrafts(
	event: Pick<RequestEvent, 'cookies' | 'locals'>,
	done: 'draft' | 'draft-deleted'
): never {
	redirectWithFlash(event, '/dashboard?show=drafts', done);
}

/** A time as an input for local times takes it. Programs may send one with an offset. */
function timeFor(time: string | null, zone: string | null): string {
	if (time === null) return '';
	return /(?:z|[+-]\d\d:\d\d)$/i.test(time)
		? localTime(new Date(time).toISOString(), zone ?? 'UTC')
		: time;
}

const textOf = (value: string | number | null): string => (value === null ? '' : String(value));

function repeatValues(repeat: DraftFields['repeat']): Record<string, string> {
	if (!repeat) return {};
	const { every, times, except } = repeat;
	return {
		repeat_every: every,
		repeat_times: String(times),
		repeat_except: typeof except === 'string' ? except : (except ?? []).join(', ')
	};
}

/** The values of a draft in the form of an announcement. */
export function draftFormValues({ host, fields, version }: Draft): FormValues {
	const { categories, accessibility, repeat, start_at, end_at, ...texts } = fields;
	const entries = Object.entries(texts).map(([name, value]) => [name, textOf(value)]);
	return {
		text: {
			...Object.fromEntries(entries),
			...repeatValues(repeat),
			accessibility: accessibility.join(' '),
			start_at: timeFor(start_at, fields.time_zone),
			end_at: timeFor(end_at, fields.time_zone),
			business_id: String(host.id),
			version: String(version)
		},
		categories
	};
}
