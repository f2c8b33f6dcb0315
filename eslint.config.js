import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

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
	'Nothing imports tools/, test/ or bench/: they are tools around the product.',
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
	'The Worker reaches pages through worker/sveltekit.ts alone.',
	'**/web/**'
);

export default ts.config(
	{ ignores: ['.svelte-kit/', '.wrangler/', '.popmap/', 'node_modules/', 'worker/env.d.ts'] },
	js.configs.recommended,
	...ts.configs.recommended,
	...svelte.configs.recommended,
	{
		languageOptions: { globals: { ...globals.browser, ...globals.node } },
		linterOptions: { reportUnusedDisableDirectives: 'error' },
		rules: {
			// TypeScript knows undefined names better than a list of globals does.
			'no-undef': 'off',
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
			eqeqeq: ['error', 'always'],
			'no-console': 'error'
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } }
	},
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
		['worker/database/**/*.ts'],
		[
			'error',
			{
				patterns: [
					forbid('The database knows tables and nothing above them.', '../**', 'hono', 'hono/*')
				]
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
						'Sign-in knows nothing of businesses and events.',
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
	// Tests meet both ends of the protocol, and tools speak to the terminal.
	{
		files: ['**/*.test.ts', 'worker/testing/**/*.ts'],
		rules: { '@typescript-eslint/no-restricted-imports': 'off' }
	},
	{ files: ['tools/**', 'bench/**'], rules: { 'no-console': 'off' } }
);
