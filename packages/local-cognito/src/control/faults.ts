import * as v from 'valibot';
import { closedObject } from '../config/closed-object.ts';
import { createDueList } from './due-list.ts';
import { endpoints, type Endpoint } from './endpoints.ts';
import { mergeMembers } from './merge-members.ts';

/** A fault in the next responses of an endpoint. */
export const faultSchema = closedObject({
	endpoint: v.picklist(endpoints),
	times: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 1),
	/** HTTP status of the response that replaces the real one. */
	status: v.optional(v.pipe(v.number(), v.integer(), v.minValue(200), v.maxValue(599))),
	/** Body of that response: text, or anything else as JSON. */
	body: v.optional(v.unknown()),
	malformed: v.optional(v.picklist(['half_json', 'html', 'empty'])),
	headers: v.optional(v.record(v.string(), v.string()), {}),
	delay_ms: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(60_000)), 0),
	/** Never responds. */
	hang: v.optional(v.boolean(), false),
	/** The request takes effect (a token is rotated, a code used up), and then the response fails. */
	after: v.optional(v.boolean(), false),
	/** Members to set in the real JSON response; null removes one. */
	merge: v.optional(v.record(v.string(), v.unknown()))
});
export type Fault = v.InferOutput<typeof faultSchema>;

export interface Faults {
	add(fault: Fault): void;
	clear(): void;
	/** Counts a call of this endpoint, and returns the fault for it, if there is one. */
	nextFor(endpoint: Endpoint): Fault | null;
	/** Calls of each endpoint since the last reset. */
	counts(): Record<string, number>;
}

/** No faults yet, in memory. */
export function createFaults(): Faults {
	const due = createDueList<Fault>();
	const counts: Record<string, number> = Object.fromEntries(
		endpoints.map((endpoint) => [endpoint, 0])
	);
	return {
		add: due.add,
		clear: due.clear,
		nextFor(endpoint) {
			counts[endpoint] = (counts[endpoint] ?? 0) + 1;
			return due.take((fault) => fault.endpoint === endpoint);
		},
		counts: () => counts
	};
}

const malformedBodies = {
	half_json: '{"access_token":"eyJra',
	html: '<html><body><h1>502 Bad Gateway</h1></body></html>',
	empty: ''
};

/** Milliseconds after which a hanging response closes its connection. */
const hangLimit = 120_000;

/** The response with the fault applied. @throws the signal's reason when the caller aborts */
export async function respondWithFault(
	fault: Fault | null,
	signal: AbortSignal,
	respond: () => Response | Promise<Response>
): Promise<Response> {
	if (!fault) return respond();
	const done = fault.after ? await respond() : null;
	await wait(fault.hang ? hangLimit : fault.delay_ms, signal);
	if (fault.hang || replaces(fault)) return replacement(fault);
	return alter(done ?? (await respond()), fault);
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

async function alter(response: Response, { headers, merge }: Fault): Promise<Response> {
	const body = merge ? JSON.stringify(mergeMembers(await response.json(), merge)) : response.body;
	const copy = new Response(body, response);
	for (const [name, value] of Object.entries(headers)) copy.headers.set(name, value);
	return copy;
}
