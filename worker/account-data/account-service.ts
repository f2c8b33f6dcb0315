import type { AccountContext } from './account-context.ts';
import { deletionState, requestDeletion } from './deletion.ts';
import { acceptHandover, findHandover, offerHandover, withdrawHandover } from './handover-offer.ts';
import { describeAccount } from './overview.ts';
import { removeSignInMethod } from './remove-sign-in-method.ts';
import type { AccountService } from './types.ts';

/** The service of one's own account, for one request. */
export const createAccountService = (context: AccountContext): AccountService => ({
	overview: () => describeAccount(context),
	requestDeletion: (input) => requestDeletion(context, input),
	offerHandover: () => offerHandover(context),
	withdrawHandover: () => withdrawHandover(context),
	findHandover: (token) => findHandover(context, token),
	acceptHandover: (token) => acceptHandover(context, token),
	removeSignInMethod: (provider) => removeSignInMethod(context, provider),
	deletionState: (code) => deletionState(context.database, code)
});
