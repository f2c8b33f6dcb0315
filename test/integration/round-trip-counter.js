/**
 * Wraps the built Worker and adds `x-round-trips`, the number of its queries to D1 before it
 * responds, to every response, and their number in all to the end of every page. The bundle is a separate module, so that the measured Worker is the
 * deployed one.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { env, withEnv } from 'cloudflare:workers';

const request = new AsyncLocalStorage();

function count() {
	const current = request.getStore();
	if (current) current.roundTrips++;
}

const originals = new WeakMap();

function counted(statement) {
	const proxy = new Proxy(statement, {
		get(target, name) {
			const member = Reflect.get(target, name);
			if (typeof member !== 'function') return member;
			if (name === 'bind') return (...values) => counted(target.bind(...values));
			return (...values) => {
				count();
				return Reflect.apply(member, target, values);
			};
		}
	});
	originals.set(proxy, statement);
	return proxy;
}

const countedBatch = (target) => (statements) => {
	count();
	return target.batch(statements.map((each) => originals.get(each) ?? each));
};

const countedSession = (session) => ({
	batch: countedBatch(session),
	getBookmark: () => session.getBookmark()
});

const database = new Proxy(env.DB, {
	get(target, name) {
		if (name === 'prepare') return (query) => counted(target.prepare(query));
		if (name === 'withSession') return (start) => countedSession(target.withSession(start));
		if (name !== 'batch') throw new TypeError(`The Worker does not use ${String(name)}`);
		return countedBatch(target);
	}
});

/** Appends a comment with the number of all round trips. */
const withTotal = (cost) =>
	new TransformStream({
		flush(controller) {
			const comment = `<!--round-trips:${cost.roundTrips}-->`;
			controller.enqueue(new TextEncoder().encode(comment));
		}
	});

const counting = { ...env, DB: database };
const { default: worker } = await withEnv(counting, () => import('./worker.js'));

export default {
	async fetch(incoming, bindings, context) {
		const cost = { roundTrips: 0 };
		const original = await request.run(cost, () =>
			withEnv(counting, () => worker.fetch(incoming, counting, context))
		);
		const isPage = original.headers.get('content-type')?.startsWith('text/html');
		const body = isPage ? original.body?.pipeThrough(withTotal(cost)) : original.body;
		const response = new Response(body, original);
		response.headers.set('x-round-trips', String(cost.roundTrips));
		return response;
	}
};
