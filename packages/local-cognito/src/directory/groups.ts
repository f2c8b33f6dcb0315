/** A group of the pool. */
export interface Group {
	name: string;
	description: string | null;
	precedence: number | null;
	/** Milliseconds since 1970. */
	createdAt: number;
	modifiedAt: number;
}

export interface Groups {
	list(): Group[];
	find(name: string): Group | null;
	/** Adds a group, or replaces the one of this name. */
	put(group: Group): void;
	remove(name: string): void;
}

/** The groups of the pool, in memory. It starts with those of the configuration and of before. */
export function createGroups(
	names: readonly string[],
	createdAt: number,
	before: readonly Group[] = []
): Groups {
	const groups = new Map(before.map((group) => [group.name, group]));
	for (const name of names) {
		if (groups.has(name)) continue;
		groups.set(name, {
			name,
			description: null,
			precedence: null,
			createdAt,
			modifiedAt: createdAt
		});
	}
	return {
		list: () => [...groups.values()],
		find: (name) => groups.get(name) ?? null,
		put: (group) => void groups.set(group.name, group),
		remove: (name) => void groups.delete(name)
	};
}
