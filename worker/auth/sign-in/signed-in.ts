/**
 * A new session. `sealed` is the value of its cookie. `isRepeated`: another request of this browser
 * has created it with the same callback.
 */
export interface SignedIn {
	sessionId: string;
	sealed: string;
	userId: string;
	identityProvider: string;
	isRepeated: boolean;
}
