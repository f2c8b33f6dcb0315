import * as v from 'valibot';

/**
 * Tests the text itself: browsers read `https:page` as a page of this site, and drop line breaks.
 */
const isAbsolute = (text: string) => /^https?:\/\/[^\s\\]+$/i.test(text);

/** Without a scheme, people mean a web site if the last part of the host could be a domain. */
const looksLikeHost = (url: URL) => /^[^.].*\.[a-z][a-z\d-]*[a-z\d]$/.test(url.hostname);

function toUrl(text: string): URL | null {
	const url = isAbsolute(text) ? URL.parse(text) : null;
	const isPublic = url?.username === '' && url.password === '' && url.hostname.includes('.');
	return isPublic ? url : null;
}

/** `example.org` and `www.example.org/menu` as an address that starts with https://. */
function withScheme(text: string): string {
	if (/^https?:/i.test(text)) return text;
	const address = `https://${text.replace(/^\/\//, '')}`;
	// A URL may have any number of slashes there, which people do not type.
	const url = address.startsWith('https:///') ? null : toUrl(address);
	return url && looksLikeHost(url) ? address : text;
}

const maxLength = 500;

/** @param complete turns what people type into an address, or leaves it as it is */
const addressFrom = (complete: (text: string) => string, message: string) =>
	v.pipe(
		v.string(message),
		v.check((text) => text.length <= maxLength, `Please keep this to ${maxLength} characters.`),
		v.transform(complete),
		v.check((text) => text.length <= maxLength && toUrl(text) !== null, message)
	);

/** A link that is safe to show: never `javascript:` and the like. */
export const website = v.pipe(
	addressFrom(withScheme, 'Please enter a web address, like www.example.org.'),
	v.metadata({ maxLength, examples: ['https://www.example.org', 'example.org'] })
);

/** A link to a page that nobody on the way can read or change. */
export const secureWebsite = v.pipe(
	addressFrom(withScheme, 'Please enter a web address, like https://tickets.example.org.'),
	v.check(
		(text) => /^https:/i.test(text),
		'Please enter an address that starts with https://, not http://.'
	),
	v.metadata({ maxLength, examples: ['https://tickets.example.org/market'] })
);

/** Whether something is such a link, or can be completed to one. */
export const isSecureWebsite = (value: unknown) => v.is(secureWebsite, value);

interface ProfileSite {
	name: string;
	host: string;
	/** Before the name in the path of a profile. */
	path: '/' | '/@';
	handle: RegExp;
}

/** A name with an @, or one that cannot be the host of a web site. */
function handleIn(text: string, { handle }: ProfileSite): string | null {
	const name = text.replace(/^@/, '');
	const isName = handle.test(name) && (name !== text || !name.includes('.'));
	return isName ? name : null;
}

/** A link to a profile, from its address or from the name that people know it by. */
function profileOn(site: ProfileSite) {
	const { name, host, path } = site;
	const complete = (text: string) => {
		const handle = handleIn(text, site);
		return handle === null ? withScheme(text) : `https://www.${host}${path}${handle}`;
	};
	const message = `Please enter your name on ${name}, like @yourname, or the address of your profile.`;
	return v.pipe(
		addressFrom(complete, message),
		v.check((text) => {
			const { hostname = '', pathname = '/' } = toUrl(text) ?? {};
			return (hostname === host || hostname.endsWith(`.${host}`)) && pathname !== '/';
		}, message),
		v.metadata({ maxLength, examples: [`https://www.${host}${path}yourname`, '@yourname'] })
	);
}

export const instagramProfile = profileOn({
	name: 'Instagram',
	host: 'instagram.com',
	path: '/',
	handle: /^[\w.]{1,30}$/
});

export const tiktokProfile = profileOn({
	name: 'TikTok',
	host: 'tiktok.com',
	path: '/@',
	handle: /^[\w.]{1,24}$/
});
