/**
 * Round trips in milliseconds. The primary is in Frankfurt, and so is Cognito. Means of a month between
 * regions: https://github.com/ibm-cloud-docs/vpc (network latency, September 2024), for Cape Town
 * https://www.cloudping.co/; the one of Singapore is estimated from its distance.
 */
interface Reader {
	name: string;
	toPrimary: number;
	/** To the nearest D1 replica: there is none in South America and Africa. */
	toReplica: number;
}

/** Where readers are, by the code of an airport. */
export const readers = {
	FRA: { name: 'Frankfurt', toPrimary: 2, toReplica: 2 },
	IAD: { name: 'Virginia', toPrimary: 91, toReplica: 2 },
	GRU: { name: 'São Paulo', toPrimary: 197, toReplica: 118 },
	SIN: { name: 'Singapore', toPrimary: 180, toReplica: 2 },
	SYD: { name: 'Sydney', toPrimary: 250, toReplica: 2 },
	CPT: { name: 'Cape Town', toPrimary: 155, toReplica: 155 }
} as const satisfies Record<string, Reader>;

export type ReaderCode = keyof typeof readers;

export const isReader = (code: string): code is ReaderCode => code in readers;

export const readerCodes = Object.keys(readers).filter(isReader);

/** Milliseconds by which replicas are behind. */
export const lagMs = 800;

/** What one request did, until its response was complete. */
export interface Journey {
	reader: ReaderCode;
	/** Round trips to the primary and to the nearest replica. */
	primary: number;
	replica: number;
	/** Calls to Cognito. */
	cognito: number;
	/** Rows that D1 read. */
	rows: number;
	/** Round trips before the first byte. */
	beforeHead: number;
}
