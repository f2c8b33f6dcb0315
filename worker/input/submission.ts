import { digestOf } from '../http/digest.ts';

/** A request that creates something, with an idempotency key: repeating it creates nothing new. */
export interface Submission {
	submissionId: string;
	/** A hash of the content, to detect the same id with different content. */
	submissionDigest: string;
}

/** @param input validated input; without a `submission_id`, it gets a random one */
export async function submissionOf(input: {
	submission_id?: string | undefined;
}): Promise<Submission> {
	const { submission_id: submissionId = crypto.randomUUID(), ...content } = input;
	return { submissionId, submissionDigest: await digestOf(JSON.stringify(content)) };
}
