import * as v from 'valibot';
import { withChanges } from './token-mutations.ts';

const endpoints = [
	'authorize',
	'login',
	'idpresponse',
	'token',
	'revoke',
	'userinfo',
	'logout',
	'jwks',
	'discovery',
	'user_api'
] as const;
export type Endpoint = (typeof endpoints)[number];

/** What goes wrong with the next answers of an endpoint. */
export const faultSchema = v.strictObject({
	endpoint: v.picklist(endpoints),
	times: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 1),
	/** HTTP status of the answer that replaces the real one. */
	status: v.optional(v.pipe(v.number(), v.integer(), v.minValue(200), v.maxValue(599))),
	/** What that answer carries: text, or anything else as JSON. */
	body: v.optional(v.unknown()),
	malformed: v.optional(v.picklist(['half_json', 'html', 'empty'])),
	headers: v.optional(v.record(v.string(), v.string()), {}),
	delay_ms: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(60_000)), 0),
	/** Never answers. */
	hang: v.optional(v.boolean(), false),
	/** The work is done (a token is rotated, a code is spent) and only then the answer is lost. */
	after: v.optional(v.boolean(), false),
	/** Members to set in the real JSON answer; null takes one out. */
	merge: v.optional(v.record(v.string(), v.unknown()))
});
export type Fault = v.InferOutput<typeof faultSchema>;

export interface Faults {
	add(fault: Fault): void;
	clear(): void;
	/** Counts a call of this endpoint and gives the fault that is due, if one is. */
	arrive(endpoint: Endpoint): Fault | null;
	/** Calls of each endpoint since the last reset. */
	counts(): Record<string, number>;
}

export function createFaults(): Faults {
	let due: Fault[] = [];
	const counts: Record<string, number> = Object.fromEntries(
		endpoints.map((endpoint) => [endpoint, 0])
	);
	return {
		add: (fault) => void due.push({ ...fault }),
		clear: () => void (due = []),
		arrive(endpoint) {
			counts[endpoint] = (counts[endpoint] ?? 0) + 1;
			const fault = due.find((one) => one.endpoint === endpoint);
			if (!fault) return null;
			fault.times -= 1;
			due = due.filter((one) => one.times > 0);
			return fault;
		},
		counts: () => counts
	};
}

const malformedBodies = {
	half_json: '{"access_token":"eyJra',
	html: '<html><body><h1>502 Bad Gateway</h1></body></html>',
	empty: ''
};

/** Seconds after which even an answer that never comes gives up its connection. */
const patience = 120;

/** Answers, but for the fault. Rejects as fetch does when the caller gives up waiting. */
export async function answerWithFault(
	fault: Fault | null,
	signal: AbortSignal,
	answer: () => Response | Promise<Response>
): Promise<Response> {
	if (!fault) return answer();
	const done = fault.after ? await answer() : null;
	await wait(fault.hang ? patience * 1000 : fault.delay_ms, signal);
	if (fault.hang || replaces(fault)) return replacement(fault);
	return reshaped(done ?? (await answer()), fault);
}

const replaces = ({ status, body, malformed }: Fault) =>
	status !== undefined || body !== undefined || malformed !== undefined;

function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
	if (milliseconds === 0) return Promise.resolve();
	signal.throwIfAborted();
	return new Promise((resolve, reject) => {
		const timer = setTimeout(resolve, milliseconds);
		signal.addEventListener('abort', () => {
			clearTimeout(timer);
			reject(signal.reason);
		});
	});
}

function replacement({ status = 200, body, malformed, headers }: Fault): Response {
	if (malformed) {
		const type = malformed === 'html' ? 'text/html' : 'application/json;charset=UTF-8';
		return new Response(malformedBodies[malformed], {
			status,
			headers: { 'content-type': type, ...headers }
		});
	}
	if (typeof body === 'string') return new Response(body, { status, headers });
	return Response.json(body ?? { error: 'server_error' }, { status, headers });
}

async function reshaped(response: Response, { headers, merge }: Fault): Promise<Response> {
	const body = merge ? JSON.stringify(withChanges(await response.json(), merge)) : response.body;
	const copy = new Response(body, response);
	for (const [name, value] of Object.entries(headers)) copy.headers.set(name, value);
	return copy;
}
