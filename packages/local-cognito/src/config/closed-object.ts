import * as v from 'valibot';

/** An object that has only these keys. Its issues name the keys that are allowed. */
export function closedObject<const Entries extends v.ObjectEntries>(entries: Entries) {
	return v.strictObject(entries, ({ expected }) => {
		if (expected === 'never') return `unknown key; allowed: ${Object.keys(entries).join(', ')}`;
		return expected === 'Object' ? 'must be an object' : 'missing';
	});
}

/** One line for each issue: the path of the key, and a message. */
export function describeIssues(issues: readonly v.BaseIssue<unknown>[]): string[] {
	return issues.map((issue) => `${v.getDotPath(issue) ?? 'body'}: ${issue.message}`);
}
