/** The pages of moderators, in their order, with what each needs. */
export const reviewPages = [
	{ name: 'waiting', path: '/review', action: 'moderate' },
	{ name: 'edits', path: '/review/edits', action: 'handle_reports' },
	{ name: 'reports', path: '/review/reports', action: 'handle_reports' },
	{ name: 'appeals', path: '/review/appeals', action: 'answer_appeals' },
	{ name: 'search', path: '/review/search', action: 'search' },
	{ name: 'claims', path: '/review/claims', action: 'decide_claims' },
	{ name: 'categories', path: '/review/categories', action: 'categories' },
	{ name: 'log', path: '/review/log', action: 'audit' }
] as const;
