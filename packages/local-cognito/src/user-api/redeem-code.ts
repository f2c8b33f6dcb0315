import type { User } from '../directory/user.ts';
import { codeProblemText, type CodePurpose } from '../directory/verification-codes.ts';
import type { Pool } from '../pool.ts';
import { ApiError } from './api-error.ts';

/** Uses up a code that was sent to the user. @throws {ApiError} when it is not the right one */
export function redeemCode(pool: Pool, purpose: CodePurpose, user: User, code: string): void {
	const problem = pool.verificationCodes.redeem(purpose, user, code);
	if (problem) throw new ApiError(problem, codeProblemText[problem]);
}
