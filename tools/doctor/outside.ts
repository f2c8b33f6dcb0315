import { send as sendOverHttp } from './send.ts';

/** How long an answer may take, in milliseconds. */
const patience = 10_000;

export type Send = (request: Request) => Promise<Response>;

/** An answer from elsewhere, read to its end; redirects are answers too. */
export interface Answer {
	status: number;
	headers: Headers;
	text: string;
	/** Where it redirects to; null where it does not. */
	location: URL | null;
	/** The body as JSON; null where it is none. */
	json: Record<string, unknown> | null;
}

/** There was no answer: a sentence about why. */
export interface Silence {
	silence: string;
}

export const isSilence = (result: Answer | Silence): result is Silence => 'silence' in result;

/** How the doctor asks, and the time at which it does. */
export interface Outside {
	ask: (url: string | URL, init?: RequestInit) => Promise<Answer | Silence>;
	now: () => Date;
}

export function createOutside(send: Send = sendOverHttp, now = () => new Date()): Outside {
	async function ask(url: string | URL, init: RequestInit = {}): Promise<Answer | Silence> {
		const signal = AbortSignal.timeout(patience);
		const request = new Request(url, { redirect: 'manual', signal, ...init });
		try {
			const response = await send(request);
			const text = await response.text();
			const { status, headers } = response;
			const location = headers.get('location');
			return {
				...{ status, headers, text, json: parseObject(text) },
				location: location && URL.canParse(location, url) ? new URL(location, url) : null
			};
		} catch (error) {
			return { silence: reasonOf(error) };
		}
	}
	return { ask, now };
}

function parseObject(text: string): Record<string, unknown> | null {
	try {
		const value: unknown = JSON.parse(text);
		return typeof value === 'object' && value !== null ? { ...value } : null;
	} catch {
		return null;
	}
}

function reasonOf(error: unknown): string {
	if (!(error instanceof Error)) return 'no answer';
	if (error.name === 'TimeoutError' || error.cause instanceof DOMException) {
		return `no answer within ${patience / 1000} seconds`;
	}
	// Of several addresses, none of which answered, Node says only how.
	return error.message || ('code' in error ? String(error.code) : 'no answer');
}
