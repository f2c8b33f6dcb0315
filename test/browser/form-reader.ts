import { load, type CheerioAPI } from 'cheerio';

/** A form as a browser would send it. */
export interface Form {
	action: URL;
	fields: Record<string, string>;
}

type Selection = ReturnType<CheerioAPI>;

/** Input elements whose values are sent: those with a name, and only ticked boxes. */
export function successfulControls($: CheerioAPI, controls: Selection): Selection {
	return controls.filter((_, control) => {
		const { type = '', checked, name } = $(control).attr() ?? {};
		if (['submit', 'button', 'image', 'reset'].includes(type)) return false;
		return name !== undefined && (!['checkbox', 'radio'].includes(type) || checked !== undefined);
	});
}

export const valueOf = (control: Selection): string => [control.val() ?? ''].flat().join();

/** Names and values of these controls. */
export const valuesOf = ($: CheerioAPI, controls: Selection): Record<string, string> =>
	Object.fromEntries(
		controls.toArray().map((control) => [$(control).attr('name') ?? '', valueOf($(control))])
	);

/**
 * Reads a form of a page.
 *
 * @param selector which form, when the page has several
 * @throws {RangeError} when the page has no such form
 */
export function readForm(html: string, page: URL, selector = 'form'): Form {
	const $ = load(html);
	const form = $(selector).first();
	if (form.length === 0) throw new RangeError(`${page.href} has no ${selector}`);
	const controls = successfulControls($, form.find('input, textarea, select'));
	return { action: new URL(form.attr('action') || page.href, page), fields: valuesOf($, controls) };
}
