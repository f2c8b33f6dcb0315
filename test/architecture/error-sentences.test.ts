import { globSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { errors } from '../../worker/text/de/errors.ts';

/** What only programs, operators and developers read. */
const notForPages = [
	...['worker/text/**', 'worker/testing/**', 'worker/**/*.test.ts', 'worker/**/api.ts'],
	...['worker/config.ts', 'worker/bindings.ts', 'worker/database/**', 'worker/http/openapi.ts'],
	...[
		'worker/http/docs-page.ts',
		'worker/http/example.ts',
		'worker/http/request-body.ts',
		'worker/http/api-description.ts',
		'worker/http/query.ts'
	],
	...['worker/events/{query,near,when,bounding-box,instant,map-api}.ts', 'worker/alerts/**'],
	...[
		'worker/account-data/export*.ts',
		'worker/auth/tokens/**',
		'worker/auth/api-tokens/**',
		'worker/http/limit-to-scope.ts',
		'worker/users/grants.ts',
		'worker/jobs/**',
		'worker/mail/mail-service.ts'
	]
];

/** Properties of the description of the API. */
const described = new Set(['description', 'summary']);

/** Sentences that the API alone says: pages send neither. */
const forPrograms = new Set([
	...['Send JSON', 'Send a picture'],
	'Please send a JSON object.',
	'Please give the ids of {} things at most.',
	'Please send 8 to 100 letters, digits or any of . : _ -',
	'Please send the version that you read, a whole number.',
	'Send the body as JSON, with the header Content-Type: application/json.',
	'Send the bytes of a JPEG, PNG or WebP file, with its Content-Type.'
]);

/** A text with its values as `{}`; null for anything else. */
function textOf(node: ts.Node): string | null {
	if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
	if (!ts.isTemplateExpression(node)) return null;
	return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('{}');
}

const isSentence = (text: string) => /^(?:[A-Z“]|\{\}).* .*[.?]$/s.test(text);

function isTold({ parent }: ts.Node): boolean {
	if (ts.isPropertyAssignment(parent)) return !described.has(parent.name.getText());
	const isThrown = ts.isNewExpression(parent) && !parent.expression.getText().startsWith('Http');
	const isLogged =
		ts.isCallExpression(parent) && /^(?:log|sql|\w*\.log)$/.test(parent.expression.getText());
	return !isThrown && !isLogged && !ts.isTaggedTemplateExpression(parent);
}

/** Titles of errors and labels of links have no full stop. */
function isTitle(node: ts.Node): boolean {
	const { parent } = node;
	if (ts.isPropertyAssignment(parent)) return /^(?:title|label)$/.test(parent.name.getText());
	return (
		ts.isCallExpression(parent) &&
		parent.expression.getText() === 'err' &&
		parent.arguments[2] === node
	);
}

function* sentencesOf(node: ts.Node): Generator<string> {
	const text = textOf(node);
	if (text !== null && isTold(node) && (isSentence(text) || (isTitle(node) && /\p{L}/u.test(text))))
		yield text;
	const children: ts.Node[] = [];
	ts.forEachChild(node, (child) => void children.push(child));
	for (const child of children) yield* sentencesOf(child);
}

const translated = new Set(
	Object.keys(errors).map((sentence) => sentence.replace(/\{\w+\}/g, '{}'))
);
const files = globSync('worker/**/*.ts', { exclude: notForPages });

it('finds the sentences of errors', () => {
	const source =
		"err(404, 'gone', 'It is gone', `We had ${count} of it.`); log('x', 'Not this one.');";
	const file = ts.createSourceFile('x.ts', source, ts.ScriptTarget.Latest, true);
	expect([...sentencesOf(file)]).toEqual(['It is gone', 'We had {} of it.']);
	expect(files.length).toBeGreaterThan(100);
});

it('has a translation of every sentence about an error that pages show', () => {
	const missing = files.flatMap((name) => {
		const file = ts.createSourceFile(
			name,
			readFileSync(name, 'utf8'),
			ts.ScriptTarget.Latest,
			true
		);
		return [...sentencesOf(file)]
			.filter((text) => !translated.has(text) && !forPrograms.has(text))
			.map((text) => `${name}: ${text}`);
	});
	expect(missing).toEqual([]);
});

it('translates no sentence that nobody says', () => {
	const said = files.map((name) => readFileSync(name, 'utf8')).join('\n');
	const parts = [...translated].flatMap((text) => text.split('{}'));
	expect(
		parts.filter((part) => !said.includes(part) && !said.includes(part.replaceAll("'", "\\'")))
	).toEqual([]);
});
