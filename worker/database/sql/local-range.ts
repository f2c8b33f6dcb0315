import { millisecondsPerMinute } from '../postings/sort-key.ts';

/** A range of local time, for places whose clocks are ahead of UTC by an offset or more. */
export interface LocalRange {
	/** Minutes east of UTC. */
	minOffset: number;
	/** Milliseconds since 1970 by the local clock. */
	from: number;
	/** Excluded. */
	to: number;
}

/** Minutes east of UTC that the clocks of a place can be, with some room. */
export const utcOffsets = { min: -14 * 60, max: 15 * 60 };

/** Instants that include the local ranges of all places, in milliseconds UTC. */
export function instantsOf(ranges: readonly LocalRange[]) {
	const froms = ranges.map(({ from }) => from);
	return {
		earliestFrom: Math.min(...froms) - utcOffsets.max * millisecondsPerMinute,
		latestFrom: Math.max(...froms) - utcOffsets.min * millisecondsPerMinute,
		latestTo: Math.max(...ranges.map(({ to }) => to)) - utcOffsets.min * millisecondsPerMinute
	};
}
