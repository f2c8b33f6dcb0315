/** The projects of vitest.config.ts. */
export const projects = ['worker', 'cognito', 'web', 'tools', 'integration'];

/** What one run of `npm test` covers. */
export interface TestParts {
	/** Of vitest.config.ts. */
	projects: readonly string[];
	/** Whether the browser tests run. */
	browser: boolean;
	/** Parts of file paths; none means every file. */
	patterns: readonly string[];
}

/** Reads the words after `npm test --`. A path belongs to the part whose folder it starts with. */
export function partsToRun(words: readonly string[]): TestParts {
	const parts = [...projects, 'e2e'];
	const patterns = words.filter((word) => !parts.includes(word));
	const named = parts.filter((part) =>
		words.some(
			(word) => word === part || word.startsWith(`${part}/`) || word.startsWith(`test/${part}`)
		)
	);
	const chosen = named.length > 0 ? named : parts;
	return {
		projects: projects.filter((project) => chosen.includes(project)),
		browser: chosen.includes('e2e'),
		patterns
	};
}
