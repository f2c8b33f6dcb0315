import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** Sides of the screen, where a line may begin on either of them. */
const physical =
	/(?<![\w-])(?:(?:margin|padding|border|inset|scroll-margin|scroll-padding)-(?:left|right)|border-(?:top|bottom)-(?:left|right)-radius|left|right|(?:text-align|float|clear)\s*:\s*(?:left|right)|anchor\((?:left|right)\))(?![\w-])/g;

/** The styles of a component, or of a stylesheet, without comments. */
const stylesOf = (file: string): string => {
	const source = readFileSync(file, 'utf8');
	const styles = file.endsWith('.css')
		? source
		: [...source.matchAll(/<style>(.*?)<\/style>/gs)].map(([, style]) => style).join('\n');
	return styles.replace(/\/\*.*?\*\//gs, '');
};

/** Declarations only: a gradient may have a side. */
const sidesIn = (styles: string): string[] =>
	styles
		.split(/[{;}]/)
		.filter((part) => !/gradient\(/.test(part))
		.flatMap((part) => part.match(physical) ?? []);

const files = globSync('web/**/*.{svelte,css}', { exclude: ['web/static/**'] });

it.each(files)('%s has no style for one side of the screen', (file) => {
	expect(sidesIn(stylesOf(file))).toEqual([]);
});

it.each([
	['a { margin-left: 1px }', 'margin-left'],
	['a { left: 0 }', 'left'],
	['a { text-align: right }', 'text-align: right'],
	['a { border-top-left-radius: 1px }', 'border-top-left-radius'],
	['a { inset: anchor(right) auto }', 'anchor(right)']
])('such a style is found: %s', (styles, found) => {
	expect(sidesIn(styles)).toContain(found);
});
