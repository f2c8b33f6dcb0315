/**
 * The built Worker, with a count of its round trips to D1 on every answer: the entry of a runtime
 * that has the bundle beside it, so that what is counted is what is deployed.
 */
import { env, withEnv } from 'cloudflare:workers';

let roundTrips = 0;
const originals = new WeakMap();

function counted(statement) {
	const proxy = new Proxy(statement, {
		get(target, name) {
			const member = Reflect.get(target, name);
			if (typeof member !== 'function') return member;
			if (name === 'bind') return (...values) => counted(target.bind(...values));
			return (...values) => {
				roundTrips++;
				return Reflect.apply(member, target, values);
			};
		}
	});
	originals.set(proxy, statement);
	return proxy;
}

const database = new Proxy(env.DB, {
	get(target, name) {
		if (name === 'prepare') return (query) => counted(target.prepare(query));
		if (name !== 'batch') throw new TypeError(`The Worker does not use ${String(name)}`);
		return (statements) => {
			roundTrips++;
			return target.batch(statements.map((each) => originals.get(each) ?? each));
		};
	}
});

// The Worker takes its bindings when it is loaded.
const { default: worker } = await withEnv(
	{ ...env, DB: database },
	() => import('../../processes/worker.js')
);

export default {
	/** Counts right for requests that come one after the other. */
	async fetch(request, bindings, context) {
		const before = roundTrips;
		const answer = await worker.fetch(request, bindings, context);
		const told = new Response(answer.body, answer);
		told.headers.set('x-round-trips', String(roundTrips - before));
		return told;
	}
};
