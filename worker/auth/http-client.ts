/** A call to Cognito that gave no usable answer. Nobody is signed out because of one. */
export class CognitoUnavailable extends Error {
	override name = 'CognitoUnavailable';
	/** Seconds that Cognito asked us to wait; null when it did not say. */
	readonly retryAfter: number | null;

	constructor(message: string, { retryAfter = null }: { retryAfter?: number | null } = {}) {
		super(message);
		this.retryAfter = retryAfter;
	}
}

export type Send = (request: Request) => Promise<Response>;

interface Limits {
	/** For the whole exchange, body included. */
	milliseconds: number;
	bytes: number;
}

interface Answer {
	status: number;
	headers: Headers;
	/** The parsed body; undefined when it was not JSON. */
	json: unknown;
}

/**
 * Sends one request with a time limit and a limit on how much answer is read.
 *
 * @throws {CognitoUnavailable} when there is no whole answer within the limits.
 */
export async function ask(send: Send, request: Request, limits: Limits): Promise<Answer> {
	const controller = new AbortController();
	const timer = setTimeout(() => controller.abort(), limits.milliseconds);
	// A hanging answer must not hold the visitor, whether or not the sender heeds the signal.
	const outOfTime = new Promise<never>((_, reject) => {
		controller.signal.addEventListener('abort', () =>
			reject(new CognitoUnavailable(`no answer within ${limits.milliseconds} ms`))
		);
	});
	try {
		return await Promise.race([exchange(send, request, controller.signal, limits), outOfTime]);
	} catch (error) {
		if (error instanceof CognitoUnavailable) throw error;
		throw new CognitoUnavailable(error instanceof Error ? error.message : 'network failure');
	} finally {
		clearTimeout(timer);
	}
}

async function exchange(send: Send, request: Request, signal: AbortSignal, limits: Limits) {
	// Our own call never follows a redirect: a token endpoint that redirects is not ours.
	const response = await send(new Request(request, { signal, redirect: 'manual' }));
	const text = await readUpTo(response, limits.bytes);
	return { status: response.status, headers: response.headers, json: parseJson(text) };
}

async function readUpTo(response: Response, bytes: number): Promise<string> {
	const decoder = new TextDecoder();
	let text = '';
	let read = 0;
	for await (const chunk of response.body ?? []) {
		read += chunk.byteLength;
		if (read > bytes) throw new CognitoUnavailable(`an answer of more than ${bytes} bytes`);
		text += decoder.decode(chunk, { stream: true });
	}
	return text + decoder.decode();
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** @returns the whole seconds of a Retry-After header; null for its date form or nonsense. */
export function retryAfterSeconds(headers: Headers): number | null {
	const value = headers.get('retry-after') ?? '';
	return /^\d{1,4}$/.test(value) ? Number(value) : null;
}
