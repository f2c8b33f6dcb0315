/** A token that must not be believed. `reason` is for the log; it holds nothing of the token. */
export class TokenRejected extends Error {
	override name = 'TokenRejected';
	readonly reason: string;

	constructor(reason: string, detail = '') {
		super(detail ? `${reason}: ${detail}` : reason);
		this.reason = reason;
	}
}
