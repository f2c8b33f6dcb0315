/** Cognito gave no usable response. It never ends a session. */
export class CognitoUnavailable extends Error {
	override name = 'CognitoUnavailable';
	/** Seconds that Cognito asked us to wait; null when it did not say. */
	readonly retryAfter: number | null;

	constructor(message: string, { retryAfter = null }: { retryAfter?: number | null } = {}) {
		super(message);
		this.retryAfter = retryAfter;
	}
}

export type Fetch = (request: Request) => Promise<Response>;

interface Limits {
	timeoutMs: number;
	maxBytes: number;
}

interface JsonResponse {
	status: number;
	headers: Headers;
	json: unknown;
}

/**
 * Sends one request, with a limit on the time of the whole exchange and on the response's size.
 *
 * @returns the response, with `json` undefined when its body was not JSON
 * @throws {CognitoUnavailable} when no complete response arrives within the limits
 */
export async function fetchJson(
	fetch: Fetch,
	request: Request,
	limits: Limits
): Promise<JsonResponse> {
	const controller = new AbortController();
	const timer = setTimeout(() => controller.abort(), limits.timeoutMs);
	// Raced as well, because `fetch` may ignore the signal.
	const timeout = new Promise<never>((_, reject) => {
		controller.signal.addEventListener('abort', () =>
			reject(new CognitoUnavailable(`no response within ${limits.timeoutMs} ms`))
		);
	});
	try {
		return await Promise.race([exchange(fetch, request, controller.signal, limits), timeout]);
	} catch (error) {
		if (error instanceof CognitoUnavailable) throw error;
		throw new CognitoUnavailable(error instanceof Error ? error.message : 'network failure');
	} finally {
		clearTimeout(timer);
	}
}

async function exchange(
	fetch: Fetch,
	request: Request,
	signal: AbortSignal,
	{ maxBytes }: Limits
): Promise<JsonResponse> {
	// Secrets must not follow a redirect to another host.
	const response = await fetch(new Request(request, { signal, redirect: 'manual' }));
	const text = await readText(response, maxBytes);
	return { status: response.status, headers: response.headers, json: parseJson(text) };
}

async function readText(response: Response, maxBytes: number): Promise<string> {
	const decoder = new TextDecoder();
	let text = '';
	let bytesRead = 0;
	for await (const chunk of response.body ?? []) {
		bytesRead += chunk.byteLength;
		if (bytesRead > maxBytes) {
			throw new CognitoUnavailable(`a response of more than ${maxBytes} bytes`);
		}
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

/** @returns the seconds of a Retry-After header; null for its date form and for invalid values */
export function retryAfterSeconds(headers: Headers): number | null {
	const value = headers.get('retry-after') ?? '';
	return /^\d{1,4}$/.test(value) ? Number(value) : null;
}
