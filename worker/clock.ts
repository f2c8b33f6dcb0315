/** Milliseconds since 1970, UTC. */
export type Clock = () => number;

/** A time as the API and the pages get it: RFC 3339, UTC. */
export type Instant = string;
