/** A place that an address means, as the geocoder writes it. */
export interface FoundAddress {
	name: string;
	/** Degrees. */
	latitude: number;
	/** Degrees. */
	longitude: number;
}
