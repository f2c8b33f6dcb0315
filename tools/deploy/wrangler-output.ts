/** Reads wrangler's reports and `--json` output, as far as deployments need them. */

interface Deployment {
	versions: readonly { version_id?: string; percentage: number }[];
}

/** The version that one deployment gives most of the traffic. */
function mainVersion({ versions }: Deployment): string | null {
	const [first] = versions.toSorted((one, other) => other.percentage - one.percentage);
	return first?.version_id ?? null;
}

/** `deployments status`: the version that visitors get. */
export const currentVersion = (status: string): string | null => mainVersion(JSON.parse(status));

/**
 * `deployments list`: the version that visitors got before. Each of our deployments is listed twice,
 * the first time beside the version before it, and a failed one leaves more entries.
 */
export function previousVersion(list: string): string | null {
	const versions: (string | null)[] = JSON.parse(list).map(mainVersion);
	return versions.findLast((version) => version !== versions.at(-1)) ?? null;
}

/** `versions view`: whether the version is Popmap, which has a database. */
export function isPopmap(version: string): boolean {
	const bindings: { type?: string; name?: string }[] =
		JSON.parse(version).resources?.bindings ?? [];
	return bindings.some(({ type, name }) => type === 'd1' && name === 'DB');
}

/** The report of an upload, one JSON object per line: the id of the new version. */
export function uploadedVersion(report: string): string | null {
	const entries = report
		.split('\n')
		.filter(Boolean)
		.map((line) => JSON.parse(line));
	const id = entries.find(({ type }) => type === 'version-upload')?.version_id;
	return typeof id === 'string' ? id : null;
}
