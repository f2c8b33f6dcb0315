import { digestOf } from '../http/digest.ts';

/** A request that creates something. Its sender names it, so that sending it again creates nothing. */
export interface Submission {
	submissionId: string;
	/** Of everything sent, to notice when the same id arrives with other content. */
	submissionDigest: string;
}

/** @param input validated input; without a `submission_id` it gets one of its own */
export async function submissionOf(input: {
	submission_id?: string | undefined;
}): Promise<Submission> {
	const { submission_id: submissionId = crypto.randomUUID(), ...content } = input;
	return { submissionId, submissionDigest: await digestOf(JSON.stringify(content)) };
}
