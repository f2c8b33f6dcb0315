/** What wrangler's answers mean: reports and `--json`, as far as they are used here. */

interface Share {
	version_id?: string;
	percentage: number;
}

/** The version that one deployment gives most of the traffic. */
function mainVersion(deployment: { versions: readonly Share[] } | undefined): string | null {
	const [first] = [...(deployment?.versions ?? [])].sort(
		(one, other) => other.percentage - one.percentage
	);
	return first?.version_id ?? null;
}

/** `deployments status`: what visitors get. */
export const currentVersion = (status: string): string | null => mainVersion(JSON.parse(status));

/**
 * `deployments list`: what visitors got before. Each deployment of ours is in the list twice, once
 * beside the one before it, and a refused one leaves more.
 */
export function previousVersion(list: string): string | null {
	const versions: (string | null)[] = JSON.parse(list).map(mainVersion);
	return versions.findLast((version) => version !== versions.at(-1)) ?? null;
}

/** `versions view`: whether that version is Popmap. Nothing else of that name has a database. */
export function isPopmap(version: string): boolean {
	const bindings: { type?: string; name?: string }[] =
		JSON.parse(version).resources?.bindings ?? [];
	return bindings.some(({ type, name }) => type === 'd1' && name === 'DB');
}

/** `d1 time-travel info`: where the database can go back to. */
export const bookmarkOf = (info: string): string => String(JSON.parse(info).bookmark);

/** The report of an upload, one JSON object a line: the new version's id. */
export function uploadedVersion(report: string): string | null {
	for (const line of report.split('\n').filter(Boolean)) {
		const { type, version_id: id } = JSON.parse(line);
		if (type === 'version-upload' && typeof id === 'string') return id;
	}
	return null;
}
