import { notSignedIn } from '../http/errors.ts';
import type { AccountService } from './types.ts';

const refuse = async () => notSignedIn;

/** The account of nobody, for pages that are rendered for everyone. */
export const dataOfNobody: AccountService = {
	overview: refuse,
	requestDeletion: refuse,
	offerHandover: refuse,
	withdrawHandover: refuse,
	findHandover: refuse,
	acceptHandover: refuse,
	removeSignInMethod: refuse,
	deletionState: async () => 'done'
};
