import { load } from 'cheerio';
import { successfulControls, valueOf, valuesOf } from './form-reader.ts';

/** Elements whose text is followed by a space when it is read. */
const blocks = 'p, h1, h2, h3, h4, li, dt, dd, div, dl, option, label, legend';

/** A control of a form, as assistive technology presents it. */
export interface Field {
	value: string;
	/** The hint and the error that `aria-describedby` names. */
	description: string;
	isInvalid: boolean;
}

/** Reads what tests check from a page, as a browser without scripts would show it. */
export function readPage(html: string) {
	const $ = load(html);
	const main = $('main');

	function textOf(selector: string): string {
		const shown = main.parent().find(selector).clone();
		shown.find('script, style, svg').remove();
		shown.find(blocks).append(' ');
		return shown.text().replace(/\s+/g, ' ').trim();
	}

	const controls = successfulControls($, main.find('input, textarea, select'));

	return {
		html,
		/** The HTML without comments, which Svelte puts between the parts of a text. */
		markup: html.replace(/<!--.*?-->/gs, ''),
		/** The heading of the page. */
		title: textOf('main h1'),
		/** The title of the document, as in the tab of a browser. */
		documentTitle: $('title').text(),
		/** The text of the element that takes the focus when the page opens. */
		focused: textOf('main [autofocus]'),
		/** The visible text of the main element. */
		text: textOf('main'),
		/** @throws {RangeError} when the page has no such field */
		field(name: string): Field {
			const control = controls.filter(`[name="${name}"]`).first();
			if (control.length === 0) throw new RangeError(`The page has no field ${name}`);
			const ids = control.attr('aria-describedby')?.split(' ') ?? [];
			return {
				value: valueOf(control),
				description: ids
					.map((id) => textOf(`#${id}`))
					.filter(Boolean)
					.join(' '),
				isInvalid: control.attr('aria-invalid') === 'true'
			};
		},
		/** The values that the page's form would send unchanged. */
		form: () => valuesOf($, controls),
		/**
		 * The values that the form of this action would send for this slug; null without such a form.
		 *
		 * @throws {RangeError} when the page has several such forms
		 */
		formAbout(slug: string, action: string): Record<string, string> | null {
			const [form, ...others] = main
				.find(`form[action="?/${action}"]`)
				.toArray()
				.filter((form) => $(form).find('[name="slug"]').val() === slug);
			if (others.length > 0)
				throw new RangeError(`The page has several forms to ${action} ${slug}`);
			return form
				? valuesOf(
						$,
						controls.filter((_, each) => $.contains(form, each))
					)
				: null;
		},
		/** The content of a meta element, by its name or property. */
		meta: (name: string): string | null =>
			$(`meta[property="${name}"], meta[name="${name}"]`).attr('content') ?? null,
		/** The address that the page names for itself; null without one. */
		canonical: $('link[rel="canonical"]').attr('href') ?? null,
		/** Where the links in the main element lead. */
		links: main
			.find('a')
			.toArray()
			.map((link) => $(link).attr('href') ?? ''),
		/** The JSON-LD of the page; null without any. */
		structuredData(): Record<string, unknown> | null {
			const data = $('script[type="application/ld+json"]').first();
			return data.length === 0 ? null : JSON.parse(data.text());
		}
	};
}

export type Page = ReturnType<typeof readPage>;
