import * as v from 'valibot';

/** A token that is not accepted. `reason` is for the log and contains no part of the token. */
export class TokenRejected extends Error {
	override name = 'TokenRejected';
	readonly reason: string;

	constructor(reason: string, detail = '') {
		super(detail ? `${reason}: ${detail}` : reason);
		this.reason = reason;
	}
}

/** Names the claim that is malformed, without its value, which valibot's message would contain. */
export const claimsRejected = (issue: v.BaseIssue<unknown>): TokenRejected =>
	new TokenRejected(
		'claims',
		`${v.getDotPath(issue) ?? 'all'} is not ${issue.expected ?? 'valid'}`
	);
