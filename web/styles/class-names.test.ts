import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const globalStyles = globSync('web/styles/*.css')
	.map((file) => readFileSync(file, 'utf8'))
	.join('\n');

/** The names in `class="a b"` and the words in quotes of `class={['a', isOpen && 'b']}`. */
function classNamesIn(markup: string): string[] {
	const plain = [...markup.matchAll(/class="([^"{]*)"/g)].map(([, names = '']) => names);
	const computed = [...markup.matchAll(/class=\{\[([^\]]*)\]\}/g)].flatMap(([, list = '']) =>
		[...list.matchAll(/'([\w -]*)'(?!\))/g)].map(([, names = '']) => names)
	);
	return [...plain, ...computed].join(' ').split(/\s+/).filter(Boolean);
}

/** The class names of a component that neither it nor a stylesheet gives a style. */
function unstyledIn(component: string): string[] {
	const [markup = '', styles = ''] = component.split(/<style>/);
	const all = globalStyles + styles;
	return classNamesIn(markup).filter((name) => !new RegExp(`\\.${name}(?![\\w-])`).test(all));
}

it.each(globSync('web/**/*.svelte'))('%s has a style for each of its class names', (file) => {
	expect(unstyledIn(readFileSync(file, 'utf8'))).toEqual([]);
});

it('finds a class name without a style', () => {
	expect(unstyledIn('<b class="button dangerous"></b>')).toEqual(['dangerous']);
	expect(unstyledIn("<b class={['card', isOld && 'aged']}></b><style>.aged {}</style>")).toEqual(
		[]
	);
	expect(unstyledIn("<b class={['card', isOld && 'aged']}></b>")).toEqual(['aged']);
});
