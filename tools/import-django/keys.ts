import { createHash } from 'node:crypto';
import type { DumpRecord } from './dump.ts';

/** Numbers from here on stand for keys that are text. */
const firstHash = 2 ** 52;

/**
 * The number under which a record is remembered here. A UUID becomes the same number in each run.
 *
 * @returns null for a record without a key
 */
export function legacyIdOf(pk: DumpRecord['pk']): number | null {
	if (typeof pk !== 'string') return pk;
	return firstHash + createHash('sha256').update(pk).digest().readUIntBE(0, 6);
}

const isKey = (key: unknown): key is string | number =>
	typeof key === 'string' || Number.isSafeInteger(key);

/** The number of a key in another record; null when it is no key. */
export const legacyIdIn = (key: unknown, toLegacyId: typeof legacyIdOf): number | null =>
	isKey(key) ? toLegacyId(key) : null;
