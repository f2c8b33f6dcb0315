/** As many as are counted: worker/database/sql/saves.ts. */
const max = 1_000;

/** How many have saved something, for a text: `12`, or `1000+`. */
export const countOfSaves = (saves: number): { count: string } => ({
	count: saves >= max ? `${max}+` : String(saves)
});
