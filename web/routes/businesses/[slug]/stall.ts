import { fail } from '@sveltejs/kit';
import type { Event, HereNow } from '../../../../worker/events/types.ts';
import type { Result } from '../../../../worker/http/result.ts';

/** Why saying where one is failed. */
export interface FailedHere {
	/** The id of the event, as the form sent it. */
	event: string;
	message: string;
	/** About the time, if that is wrong. */
	until: string | undefined;
	/** The time that was sent. */
	value: string | null;
	needsSignIn: boolean;
}

/** Whether a business may say that it is at an event now. @param now milliseconds since 1970, UTC */
export const isAboutNow = (
	{ status, hereFrom, endAt }: Pick<Event, 'status' | 'hereFrom' | 'endAt'>,
	now: number
): boolean => status === 'approved' && Date.parse(hereFrom) <= now && Date.parse(endAt) > now;

/** Says that the business is at an event, or is not any more, as the form asks. */
export async function sayWhere(
	request: Request,
	action: (event: string, input: unknown) => Promise<Result<HereNow>>
) {
	const data = await request.formData();
	const event = String(data.get('event'));
	const until = data.get('until');
	const result = await action(event, { business_id: data.get('business_id'), until });
	if (result.kind === 'ok') return { failedHere: null };
	const { fields, problem } = result;
	const failedHere: FailedHere = {
		event,
		message: problem.message,
		until: fields?.['until'],
		value: typeof until === 'string' ? until : null,
		needsSignIn: problem.status === 401
	};
	return fail(problem.status, { failedHere });
}
