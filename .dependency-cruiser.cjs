/** Import rules that need the whole graph, type imports included. Rules for single imports are in eslint.config.js. */
const tests = '\\.(test|e2e)\\.ts$|/testing/';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
	forbidden: [
		{
			name: 'no-cycles',
			comment: 'Files that import each other cannot be understood or tested alone.',
			severity: 'error',
			// A Svelte component may render itself.
			from: { pathNot: '^web/lib/ui/RichText\\.svelte$' },
			to: { circular: true }
		},
		{
			name: 'database-is-the-lowest-layer',
			comment: 'The database knows its tables, and no other part of the Worker.',
			severity: 'error',
			from: { path: '^worker/database/', pathNot: tests },
			to: { path: '^worker/(?!database/)|node_modules/hono/' }
		},
		{
			name: 'auth-not-to-middleware',
			comment: 'Middleware uses auth through the application; what both need belongs in http/.',
			severity: 'error',
			from: { path: '^worker/auth/', pathNot: tests },
			to: { path: '^worker/middleware/' }
		},
		{
			name: 'middleware-not-to-auth',
			comment: 'Auth reaches middleware as a parameter.',
			severity: 'error',
			from: { path: '^worker/middleware/', pathNot: tests },
			to: { path: '^worker/auth/' }
		},
		{
			name: 'sign-in-knows-no-domain',
			comment:
				'Sign-in could be used by another site: it reaches no business, event or review code.',
			severity: 'error',
			from: { path: '^worker/auth/sign-in/routes\\.ts$' },
			to: { path: '^worker/((businesses|events|review)/|config\\.ts)', reachable: true }
		}
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		exclude: { path: '^\\.svelte-kit/|(^|/)node_modules/' },
		tsPreCompilationDeps: true,
		tsConfig: { fileName: 'tools/tsconfig.json' },
		enhancedResolveOptions: { extensions: ['.ts', '.js', '.svelte'] }
	}
};
