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

/** The groups of the pool, in memory. It starts with those of the configuration. */
export function createGroups(names: readonly string[], createdAt: number): Groups {
	const groups = new Map<string, Group>();
	for (const name of names) {
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
