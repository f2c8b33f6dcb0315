import { sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { Ask } from '../database/batch.ts';
import { digestOf } from '../http/digest.ts';

/** A form, or a call of the API, as its sender named it: sent again, it makes nothing new. */
export interface Submission {
	id: string;
	/** Of what was entered, so that the same name with other things in it is told apart. */
	digest: string;
}

/** @param input what parseInput() read; without a name, it is like no other */
export async function submissionOf(input: {
	submission_id?: string | undefined;
}): Promise<Submission> {
	const { submission_id: id = crypto.randomUUID(), ...entered } = input;
	return { id, digest: await digestOf(JSON.stringify(entered)) };
}

/** @param made the table and the condition by which what was made under this name is found */
export async function wasAnother(ask: Ask, made: SQL, { digest }: Submission): Promise<boolean> {
	const rows = await ask(sql`SELECT 1 FROM ${made} AND submission_digest <> ${digest} LIMIT 1`);
	return rows.length > 0;
}
