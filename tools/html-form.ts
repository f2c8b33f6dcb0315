/** A page's form, as a browser would send it. */
export interface HtmlForm {
	action: URL;
	/** The hidden fields. */
	fields: Record<string, string>;
}

const attribute = (tag: string, name: string): string | null =>
	new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]?.replaceAll('&amp;', '&') ?? null;

/**
 * Reads the form of a page that asks for a password.
 *
 * @throws when there is none
 */
export function readForm(html: string, page: URL): HtmlForm {
	const form = html.match(/<form[\s\S]*?<\/form>/g)?.find((one) => /type="password"/.test(one));
	if (!form) throw new Error(`${page.origin}${page.pathname} shows no form with a password.`);
	const fields: Record<string, string> = {};
	for (const [input] of form.matchAll(/<input[^>]*type="hidden"[^>]*>/g)) {
		fields[attribute(input, 'name') ?? ''] = attribute(input, 'value') ?? '';
	}
	return { action: new URL(attribute(form, 'action') ?? page.href, page), fields };
}
