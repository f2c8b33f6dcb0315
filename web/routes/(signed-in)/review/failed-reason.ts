/** A reason that could not be saved. */
export interface FailedReason {
	reason: string;
	error: string | undefined;
}
