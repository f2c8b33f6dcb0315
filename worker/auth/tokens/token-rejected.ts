import * as v from 'valibot';

/** A token that must not be believed. `reason` is for the log; it holds nothing of the token. */
export class TokenRejected extends Error {
	override name = 'TokenRejected';
	readonly reason: string;

	constructor(reason: string, detail = '') {
		super(detail ? `${reason}: ${detail}` : reason);
		this.reason = reason;
	}
}

/** For claims of another shape: says which, and not what stands in it, as valibot's message would. */
export const claimsRejected = (issue: v.BaseIssue<unknown>): TokenRejected =>
	new TokenRejected('claims', `${v.getDotPath(issue) ?? 'all'} is no ${issue.expected ?? 'claim'}`);
