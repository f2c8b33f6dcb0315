import { integer } from 'drizzle-orm/sqlite-core';

/** Every time is an integer: milliseconds since 1970, UTC. */
export const time = (name: string) => integer(name);
