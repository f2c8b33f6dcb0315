/**
 * Wraps the built Worker as if its readers were all over the world: D1 has one primary and a replica
 * that is behind, and each call takes as long as it would from the reader that `x-reader` names.
 * `/__journey?id=…` says what one request did, with its id in `x-journey`.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { env, withEnv } from 'cloudflare:workers';
import { replicateD1 } from '../../worker/testing/replicated-d1.ts';
import { isReader, lagMs, readers } from './readers.ts';

const current = new AsyncLocalStorage();
const journeys = new Map();
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Calls travel from the reader's data centre, and count for its request. */
async function travel(to) {
	const journey = current.getStore();
	if (!journey) return;
	if (!journey.isOver) journey[to]++;
	const { toPrimary, toReplica } = readers[journey.reader];
	await sleep(to === 'primary' ? toPrimary : toReplica);
	journey.answered++;
}

function noteRows(rows) {
	const journey = current.getStore();
	if (journey && !journey.isOver) journey.rows += rows;
}

const { DB: primary, REPLICA: replica } = env;
const { database } = replicateD1({ primary, replica, lagMs: () => lagMs, travel, noteRows });

const fetchAtOnce = globalThis.fetch;
globalThis.fetch = async (...args) => {
	const journey = current.getStore();
	if (journey) {
		journey.cognito++;
		await sleep(readers[journey.reader].toPrimary);
	}
	return fetchAtOnce(...args);
};

const world = { ...env, DB: database };
const { default: worker } = await withEnv(world, () => import('./worker.js'));

const visit = (request, context) => withEnv(world, () => worker.fetch(request, world, context));

/** What goes on after the response, such as purges, costs the reader nothing. */
function endsWith(response, end) {
	if (response.body === null) {
		end();
		return response;
	}
	const body = response.body.pipeThrough(new TransformStream({ flush: end }));
	return new Response(body, response);
}

export default {
	async fetch(request, _, context) {
		const { pathname, searchParams } = new URL(request.url);
		if (pathname === '/__journey') return Response.json(journeys.get(searchParams.get('id')));
		const reader = request.headers.get('x-reader') ?? '';
		if (!isReader(reader)) return visit(request, context);
		const journey = {
			reader,
			primary: 0,
			replica: 0,
			cognito: 0,
			rows: 0,
			answered: 0,
			beforeHead: 0,
			isOver: false
		};
		journeys.set(request.headers.get('x-journey'), journey);
		const response = await current.run(journey, () => visit(request, context));
		// What was asked and is not waited for does not delay the head.
		journey.beforeHead = journey.answered;
		return endsWith(response, () => (journey.isOver = true));
	}
};
