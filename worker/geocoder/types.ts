import type { geocodes } from '../database/schema.ts';
import type { Result } from '../http/result.ts';

/** A place that an address may mean, as the geocoder writes it, in degrees. */
export type FoundAddress = NonNullable<typeof geocodes.$inferSelect.answer>[number];

/** Finds the place of an address that somebody typed. */
export interface Geocoder {
	/** The host that the address is sent to. */
	host: string;
	/**
	 * The places that an address may mean, the likeliest first: at least one. Errors for nobody signed in,
	 * for an unknown address, and while the geocoder is busy or does not answer.
	 */
	find(address: string): Promise<Result<FoundAddress[]>>;
}
