import { globSync, readFileSync } from 'node:fs';
import { parse } from 'svelte/compiler';
import { describe, expect, it } from 'vitest';

/** Brand names, which no language translates. */
const brands = ['Popmap', 'OpenStreetMap', 'Google Maps', 'WhatsApp'];

/** Attributes and component properties that people read or hear. */
const readable =
	/^(aria-label|alt|title|placeholder|label|hint|heading|message|description|submit)$/;

const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null;

const isText = (value: unknown): value is string =>
	typeof value === 'string' && /\p{L}/u.test(value) && !brands.includes(value.trim());

/** All nodes of a syntax tree. `metadata` refers back to nodes that come elsewhere. */
function* walk(node: unknown): Generator<Record<string, unknown>> {
	if (Array.isArray(node)) for (const child of node) yield* walk(child);
	if (!isRecord(node) || Array.isArray(node)) return;
	yield node;
	for (const [key, child] of Object.entries(node)) if (key !== 'metadata') yield* walk(child);
}

/** Literal strings that an expression can evaluate to: `a ? 'One' : 'Two'`, `name || 'None'`. */
function* results(expression: unknown): Generator<string> {
	if (!isRecord(expression)) return;
	const { type, value, quasis, consequent, alternate, left, right } = expression;
	if (type === 'Literal' && isText(value)) yield value;
	if (type === 'ConditionalExpression' || type === 'LogicalExpression') {
		for (const branch of [consequent, alternate, left, right]) yield* results(branch);
	}
	if (type !== 'TemplateLiteral') return;
	for (const quasi of walk(quasis)) if (isText(quasi['raw'])) yield quasi['raw'];
}

/** The literal texts that a component shows. */
function literalTexts(source: string): string[] {
	const found: string[] = [];
	const add = (parts: unknown) => {
		for (const part of [parts].flat()) {
			if (!isRecord(part)) continue;
			if (part['type'] === 'Text' && isText(part['data'])) found.push(part['data'].trim());
			if (part['type'] === 'ExpressionTag') found.push(...results(part['expression']));
		}
	};
	for (const node of walk(parse(source, { modern: true }).fragment)) {
		if (node['type'] === 'Fragment') add(node['nodes']);
		const isReadable = node['type'] === 'Attribute' && readable.test(String(node['name']));
		if (isReadable) add(node['value']);
	}
	return found;
}

describe('components', () => {
	it.each(globSync('web/**/*.svelte'))('%s shows no text that is not in the catalogue', (file) => {
		expect(literalTexts(readFileSync(file, 'utf8'))).toEqual([]);
	});
});

describe('the search for literal texts', () => {
	it.each([
		['<p>Hello</p>', ['Hello']],
		['<p>{name || "Nobody"}</p>', ['Nobody']],
		['{#if a}<p>{b ? "One" : `Two ${c}`}</p>{/if}', ['One', 'Two ']],
		['<input placeholder="Your name" aria-label={a ? "Yes" : "No"} />', ['Your name', 'Yes', 'No']],
		['<Field label="Title">{#snippet control()}Text{/snippet}</Field>', ['Title', 'Text']],
		['<p class="soft">{text.title} · {1 + 1}<!-- Comment --></p>', []],
		['<a href="https://wa.me">WhatsApp</a><style>p { color: red }</style>', []]
	])('finds those in %s', (source, texts) => {
		expect(literalTexts(source)).toEqual(texts);
	});
});
