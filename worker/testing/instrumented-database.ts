import { env } from 'cloudflare:workers';
import { instrumentD1 } from './instrument-d1.ts';

/** The real D1 of the tests, instrumented. */
export const instrumentDatabase = (d1 = env.DB) => instrumentD1(d1);
