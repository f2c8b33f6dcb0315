import type { AuthDependencies } from '../dependencies.ts';
import type { SealedBox } from '../sealed-box.ts';
import type { SessionCookie } from '../session/session-cookie.ts';
import type { CognitoKeys } from '../tokens/cognito-keys.ts';
import type { AfterSignIn } from './after-sign-in.ts';
import type { PendingSignIns } from './pending-sign-in.ts';

/**
 * What signing in and out uses of `Auth`. Neither knows how sessions are cached or renewed:
 * they only say that one has ended.
 */
export interface SignInAuth extends AuthDependencies {
	/** The version of the terms that signing in accepts. */
	termsVersion: string;
	afterSignIn: AfterSignIn;
	box: SealedBox;
	cookie: SessionCookie;
	keys: CognitoKeys;
	pendingSignIns: PendingSignIns;
	sessionCache: { forgetSession: (sessionId: string) => void };
}
