import type { Result } from '../../../../../../worker/http/result.ts';
import type { Question } from '../../../../../../worker/questions/types.ts';
import { redirectToCanonicalSlug } from '../../../../../lib/canonical-address.ts';
import { redirectWithFlash, takeFlash } from '../../../../../lib/flash.ts';
import { failInvalid } from '../../../../../lib/forms/fail-form.ts';
import { readFormValues } from '../../../../../lib/forms/form-values.ts';
import { unwrapPage } from '../../../../../lib/unwrap.ts';
import { viewerOf } from '../../../../../lib/viewer.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const states = ['open', 'answered', 'closed'] as const;

export const load: PageServerLoad = async (event) => {
	const { locals, params, url } = event;
	const { questions, text } = locals;
	const cursor = (name: string) => url.searchParams.get(name);
	// All at once, so that they share a round trip to the database.
	const [viewer, open, ...decided] = await Promise.all([
		viewerOf(locals),
		...states.map((state) => questions.list(params.slug, { state, cursor: cursor(state) }))
	]);
	// Null when the session ended before a form was sent.
	if (!viewer || !open) return { seen: null, flash: null };
	const first = unwrapPage(open, url, 'open');
	redirectToCanonicalSlug(event, 'events', first.event.slug, '/questions');
	const lists = [open, ...decided].map((list, index) => unwrapPage(list, url, states[index]));
	const [done = ''] = takeFlash(event);
	const shown = (['asked', 'answered', 'closed', 'reported'] as const).find(
		(word) => word === done
	);
	return {
		seen: {
			event: first.event,
			mayAnswer: first.mayAnswer,
			mayAsk: first.mayAsk,
			/** Of the viewer, who does not answer. */
			own: first.mayAnswer ? [] : first.items,
			lists: first.mayAnswer
				? states.map((state, index) => ({
						state,
						items: lists[index]?.items ?? [],
						nextCursor: lists[index]?.nextCursor ?? null
					}))
				: []
		},
		flash: shown ? text.questions.flashes[shown] : null
	};
};

/** Does what a form says, and tells that it was done. */
async function act(
	event: RequestEvent,
	done: 'asked' | 'answered' | 'closed' | 'reported',
	send: (input: Record<string, string>) => Promise<Result<Question | null>>
) {
	const values = readFormValues(await event.request.formData());
	const result = await send(values.text);
	if (result.kind === 'error') return failInvalid(result, values);
	redirectWithFlash(event, `/events/${encodeURIComponent(event.params.slug)}/questions`, done);
}

export const actions: Actions = {
	ask: (event) =>
		act(event, 'asked', (input) => event.locals.questions.ask(event.params.slug, input)),
	answer: (event) =>
		act(event, 'answered', (input) =>
			event.locals.questions.answer(event.params.slug, input['question'] ?? '', input)
		),
	close: (event) =>
		act(event, 'closed', ({ question = '' }) =>
			event.locals.questions.close(event.params.slug, question)
		),
	report: (event) =>
		act(event, 'reported', ({ question = '' }) =>
			event.locals.questions.report(event.params.slug, question, { reason: 'offensive' })
		)
};
