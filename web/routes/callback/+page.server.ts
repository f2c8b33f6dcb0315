import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

/** Rendered by the Worker when a sign-in failed; one that worked never reaches a page. */
export const load: PageServerLoad = ({ locals: { problem } }) => {
	if (!problem)
		error(404, 'This page finishes a sign-in, and none was started. Please sign in again.');
	const { title, message, actions } = problem;
	return { problem: { title, message, actions } };
};
