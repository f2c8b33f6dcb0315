import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

/** Rendered by the Worker to explain a refusal at its door; nobody has a reason to open it. */
export const load: PageServerLoad = ({ locals: { problem, unsent } }) => {
	if (!problem) error(404, 'There is nothing at this address.');
	const { title, message, actions } = problem;
	return { problem: { title, message, actions }, unsent };
};
