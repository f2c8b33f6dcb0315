import { load } from 'cheerio';

/** Ends of these stand apart from what follows; of others, words run on. */
const blocks = 'p, h1, h2, h3, h4, li, dt, dd, div, dl, option, label, legend';

/** A field of a form, and what stands beside it. */
export interface Field {
	value: string;
	/** The hint and the error that screen readers read out with it. */
	described: string;
	isInvalid: boolean;
}

/** Reads in a page what tests look at, as a browser without scripts would show it. */
export function readPage(html: string) {
	const $ = load(html);
	const main = $('main');

	/** What somebody reads there. */
	function words(selector: string): string {
		const shown = main.parent().find(selector).clone();
		shown.find('script, style, svg').remove();
		shown.find(blocks).append(' ');
		return shown.text().replace(/\s+/g, ' ').trim();
	}

	const fields = main.find('input, textarea, select').filter((_, field) => {
		const { type, checked, name } = $(field).attr() ?? {};
		return name !== undefined && (type !== 'checkbox' || checked !== undefined);
	});
	const valueOf = (field: ReturnType<typeof fields.first>) => [field.val() ?? ''].flat().join();
	const valuesOf = (some: typeof fields): Record<string, string> =>
		Object.fromEntries(
			some.toArray().map((field) => [$(field).attr('name') ?? '', valueOf($(field))])
		);

	return {
		html,
		/** The heading of the page. */
		title: words('main h1'),
		/** What somebody reads in the page's middle. */
		text: words('main'),
		/** @throws when there is none */
		field(name: string): Field {
			const found = fields.filter(`[name="${name}"]`).first();
			if (found.length === 0) throw new RangeError(`There is no field ${name}`);
			const ids = found.attr('aria-describedby')?.split(' ') ?? [];
			return {
				value: valueOf(found),
				described: ids.map((id) => words(`#${id}`)).join(' '),
				isInvalid: found.attr('aria-invalid') === 'true'
			};
		},
		/** What sending the page's form sends, when nothing in it is changed. */
		form: () => valuesOf(fields),
		/**
		 * What the form of an action sends about one of several things; null when there is none.
		 *
		 * @throws when there are several
		 */
		formAbout(slug: string, action: string): Record<string, string> | null {
			const [form, ...others] = main
				.find(`form[action="?/${action}"]`)
				.toArray()
				.filter((one) => $(one).find('[name="slug"]').val() === slug);
			if (others.length > 0) throw new RangeError(`There are several forms to ${action} ${slug}`);
			return form ? valuesOf(fields.filter((_, field) => $.contains(form, field))) : null;
		},
		/** Of the head, by its name or property. */
		meta: (name: string): string | null =>
			$(`meta[property="${name}"], meta[name="${name}"]`).attr('content') ?? null,
		/** The addresses that links in the middle lead to. */
		links: main
			.find('a')
			.toArray()
			.map((link) => $(link).attr('href') ?? ''),
		/** The event as search engines read it; null where there is none. */
		structuredData(): Record<string, unknown> | null {
			const data = $('script[type="application/ld+json"]').first();
			return data.length === 0 ? null : JSON.parse(data.text());
		}
	};
}

export type Page = ReturnType<typeof readPage>;
