import type { PageLanguage } from '../../worker/languages/page-language.ts';

/** Elements that lead somewhere, and the script that writes a link. Text has no `<` of its own. */
const leading = /<(?:a|area|form|button|input|script)\s(?:[^>"]|"[^"]*")*>/g;

/** A link that names its language keeps it. */
const ownLanguage = /\shreflang="/;

const address = /(\s(?:href|action|formaction|data-renew)=")(\/[^"]*)/g;

/**
 * A page with its links and forms leading to pages in the same language. Components write the
 * address of a page, and none of its language.
 */
export function linksInLanguage(html: string, { addressOf, isDefault }: PageLanguage): string {
	if (isDefault) return html;
	return html.replace(leading, (element) =>
		ownLanguage.test(element)
			? element
			: element.replace(
					address,
					(_, before: string, href: string) => before + addressOf(href, '&amp;')
				)
	);
}
