import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

/** The Worker renders this page to explain why it rejected a request. */
export const load: PageServerLoad = ({ locals: { problem, unsent, text } }) => {
	if (!problem) error(404, text.problems.nothingHere);
	const { title, message, actions } = problem;
	return { problem: { title, message, actions }, unsent };
};
