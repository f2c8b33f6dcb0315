import type { Config } from '../../config.ts';
import type { Clock } from '../../parts.ts';
import { verifyAccessToken } from '../tokens/access-token.ts';
import type { AccessClaims } from '../tokens/access-token.ts';
import type { FindKey } from '../tokens/jwks.ts';
import { createMemory } from './ttl-cache.ts';
import type { CookieSession, SessionCookie } from './session-cookie.ts';
import type { SessionRow } from './session-store.ts';
import { TokenRejected } from '../tokens/token-rejected.ts';
import type { Who } from '../../users/identity.ts';

/** Letters at the end of a sealed box: the 16 bytes of its tag in base64url. */
const tagLetters = 22;

export interface OpenedCookie {
	/** The whole cookie: only the very same is the one that was opened. */
	value: string;
	session: CookieSession;
	oldKey: boolean;
	/** null when the access token no longer verifies: the refresh token may still give another. */
	claims: AccessClaims | null;
	/** Whom it stood for when it came last, and by which row: the same while that is remembered. */
	admitted?: { row: SessionRow; who: Who };
}

interface Deps {
	config: Config;
	cookie: SessionCookie;
	now: Clock;
}

/** Opens session cookies, and remembers for some seconds what was in them. */
export function createOpenedCookies({ config, cookie, now }: Deps) {
	const remembered = createMemory<OpenedCookie>(config.session.readCacheSeconds * 1000, now);

	/**
	 * By its tag, which no two cookies share: under the whole value, the runtime would copy four
	 * kilobytes of each into its table of strings.
	 */
	const keyOf = (value: string) => value.slice(-tagLetters);

	/** What was in the very same cookie seconds ago; null when it has to be opened. */
	function before(value: string): OpenedCookie | null {
		const opened = remembered.get(keyOf(value));
		return opened?.value === value ? opened : null;
	}

	/**
	 * @returns null for what was not sealed here
	 * @throws what `findKey` throws
	 */
	async function open(value: string, findKey: FindKey): Promise<OpenedCookie | null> {
		const content = await cookie.open(value);
		if (!content) return null;
		const { oldKey, ...session } = content;
		const claims = await verifyLeniently(session.accessToken, findKey);
		const opened = { value, session, oldKey, claims };
		remembered.set(keyOf(value), opened);
		return opened;
	}

	async function verifyLeniently(token: string, findKey: FindKey): Promise<AccessClaims | null> {
		try {
			return await verifyAccessToken(token, findKey, config.cognito);
		} catch (error) {
			if (error instanceof TokenRejected) return null;
			throw error;
		}
	}

	return { before, open };
}
