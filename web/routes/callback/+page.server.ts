import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

/** The Worker renders this page for a sign-in that failed; a successful one redirects. */
export const load: PageServerLoad = ({ locals: { problem, text } }) => {
	if (!problem) error(404, text.problems.noSignInStarted);
	const { title, message, actions } = problem;
	return { problem: { title, message, actions } };
};
