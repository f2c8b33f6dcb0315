import * as v from 'valibot';
import { requiredClient, type Operation } from '../user-api/operation.ts';
import { readParameters } from '../user-api/sign-in/parameters.ts';
import { respondToChallenge } from '../user-api/sign-in/respond-to-challenge.ts';
import {
	initiateAuth,
	initiateMembers,
	respondMembers
} from '../user-api/sign-in/sign-in-operations.ts';
import { poolOperation } from './admin-call.ts';

/** Sign-in by a server of the site's, which has credentials of AWS. */
export const adminSignInOperations: Record<string, Operation> = {
	AdminInitiateAuth: poolOperation(v.object(initiateMembers), initiateAuth),
	AdminRespondToAuthChallenge: poolOperation(v.object(respondMembers), (pool, input) =>
		respondToChallenge(
			pool,
			requiredClient(pool, input.ClientId),
			input.ChallengeName,
			input.Session ?? null,
			readParameters(input.ChallengeResponses)
		)
	)
};
