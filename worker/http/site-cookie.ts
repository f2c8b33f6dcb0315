import type { CookieOptions } from 'hono/utils/cookie';

/** A cookie's full name and its attributes. */
export interface SiteCookie {
	name: string;
	attributes: CookieOptions;
}

/**
 * An HttpOnly cookie of this host alone. Over https its prefix (RFC 10017) keeps scripts and
 * sibling hosts from setting it; over http, where other software on localhost shares its cookies, the
 * name begins with the site's. SameSite=Lax, because Strict cookies are not sent with the
 * redirect back from Cognito.
 *
 * @param origin the site's own origin
 */
export function siteCookie(origin: string, name: string): SiteCookie {
	const secure = origin.startsWith('https:');
	return {
		name: secure ? `__Host-Http-${name}` : `popmap_${name}`,
		attributes: { path: '/', secure, httpOnly: true, sameSite: 'Lax' }
	};
}
