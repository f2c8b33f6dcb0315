import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

/**
 * One layer's allowed imports, as a rule with a reason.
 * @param {string[]} files
 * @param {import('eslint').Linter.RuleEntry} rule
 */
const layer = (files, rule) => ({
	files,
	rules: { '@typescript-eslint/no-restricted-imports': rule }
});

/** @param {string} message @param {string[]} group */
const forbid = (message, ...group) => ({ group, message });

const toolsAreLeaves = forbid(
	'The product does not import tools/, test/ or bench/.',
	'**/tools/**',
	'**/test/**',
	'**/bench/**'
);
const cognitoIsTheOtherEnd = forbid(
	'The local Cognito and the Worker share no code: a bug in both ends of a protocol would hide.',
	'**/local-cognito/**',
	'**/local-pool.ts'
);

const pagesHaveOneBridge = forbid(
	'The Worker reaches pages only through worker/sveltekit.ts.',
	'**/web/**'
);

const neverHydrates =
	'Pages never hydrate, so this does nothing in the browser: see web/README.md for scripts.';

/** Selectors of svelte-eslint-parser for what only works in a component that hydrates. */
const clientOnly = [
	'SvelteAttribute[key.name=/^on/]',
	'SvelteShorthandAttribute[key.name=/^on/]',
	'SvelteDirective[kind=/^(EventHandler|Binding|Action|Transition|Animation)$/]',
	'SvelteAttachTag',
	'CallExpression[callee.name=/^\\$(state|effect)$/]',
	'CallExpression[callee.object.name=/^\\$(state|effect)$/]',
	'ImportDeclaration[source.value="svelte"] ImportSpecifier[imported.name=/^(onMount|onDestroy|tick|beforeUpdate|afterUpdate)$/]'
].map((selector) => ({ selector, message: neverHydrates }));

/** Svelte adds inline event handlers to these, in case the properties hold any. */
const noSpread = {
	selector:
		'SvelteElement[name.name=/^(body|embed|iframe|img|link|object|script|style|track)$/] > SvelteStartTag > SvelteSpreadAttribute',
	message:
		'Name the attributes: with a spread, Svelte adds an inline onload, which the CSP forbids.'
};

/** It copies every variable of the request, which took a sixth of the time of a short answer. */
const noContextVar = {
	selector: 'MemberExpression[property.name="var"]',
	message: "c.var copies every variable at each use: write c.get('name')."
};

export default ts.config(
	{ ignores: ['.svelte-kit/', '.wrangler/', '.popmap/', 'node_modules/', 'worker/env.d.ts'] },
	js.configs.recommended,
	...ts.configs.recommended,
	...svelte.configs.recommended,
	{
		languageOptions: { globals: { ...globals.browser, ...globals.node } },
		linterOptions: { reportUnusedDisableDirectives: 'error' },
		rules: {
			// TypeScript finds undefined names without a list of globals.
			'no-undef': 'off',
			'@typescript-eslint/no-explicit-any': 'error',
			// `const { hidden, ...shown } = row` leaves a property out.
			'@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
			'@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
			eqeqeq: ['error', 'always'],
			'no-console': 'error'
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser } }
	},
	{
		files: ['web/**/*.svelte', 'web/**/*.svelte.ts'],
		rules: { 'no-restricted-syntax': ['error', ...clientOnly, noSpread] }
	},
	{ files: ['worker/**/*.ts'], rules: { 'no-restricted-syntax': ['error', noContextVar] } },
	layer(
		['worker/**/*.ts'],
		[
			'error',
			{
				patterns: [toolsAreLeaves, cognitoIsTheOtherEnd, pagesHaveOneBridge]
			}
		]
	),
	layer(
		['worker/auth/**/*.ts'],
		[
			'error',
			{
				patterns: [
					toolsAreLeaves,
					cognitoIsTheOtherEnd,
					pagesHaveOneBridge,
					forbid(
						'Authentication imports no business or event code.',
						'**/businesses/**',
						'**/events/**'
					)
				]
			}
		]
	),
	layer(
		['web/**/*.ts', 'web/**/*.svelte'],
		[
			'error',
			{
				patterns: [
					{
						group: ['**/worker/**'],
						allowTypeImports: true,
						message:
							'web/ receives the Worker through platform; import its types, never its values.'
					},
					toolsAreLeaves,
					cognitoIsTheOtherEnd
				]
			}
		]
	),
	layer(
		['packages/**/*.ts'],
		[
			'error',
			{
				patterns: [
					toolsAreLeaves,
					forbid(
						'The local Cognito knows nothing of the site: a bug in both ends of a protocol would hide.',
						'**/worker/**',
						'**/web/**',
						'**/local-pool.ts'
					)
				]
			}
		]
	),
	{
		files: ['worker/**/*.ts', 'web/**/*.{ts,js,svelte}'],
		ignores: ['**/*.test.ts', 'worker/testing/**'],
		rules: {
			'max-lines-per-function': ['error', { max: 60, skipBlankLines: false, skipComments: false }]
		}
	},
	// Tests may import both ends of the protocol, and tools print to the terminal.
	{
		files: ['**/*.test.ts', 'worker/testing/**/*.ts'],
		rules: { '@typescript-eslint/no-restricted-imports': 'off' }
	},
	{ files: ['tools/**', 'bench/**', 'test/review/**'], rules: { 'no-console': 'off' } }
);
