/** Things that happen a number of times, in the order in which they were added. */
export interface DueList<Item extends { times: number }> {
	add(item: Item): void;
	clear(): void;
	/** The first item that matches, which then has one time less; null when none does. */
	take(matches?: (item: Item) => boolean): Item | null;
}

/** An empty list. */
export function createDueList<Item extends { times: number }>(): DueList<Item> {
	let due: Item[] = [];
	return {
		add: (item) => void due.push({ ...item }),
		clear: () => void (due = []),
		take(matches = () => true) {
			const item = due.find(matches);
			if (!item) return null;
			item.times -= 1;
			due = due.filter(({ times }) => times > 0);
			return item;
		}
	};
}
