/**
 * Wraps the built Worker and adds `x-round-trips`, the number of its queries to D1, to every
 * response. Requests must not be concurrent. The bundle is a separate module, so that the measured
 * Worker is the deployed one.
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

const counting = { ...env, DB: database };
const { default: worker } = await withEnv(counting, () => import('./worker.js'));

export default {
	async fetch(request, bindings, context) {
		const before = roundTrips;
		const original = await withEnv(counting, () => worker.fetch(request, counting, context));
		const response = new Response(original.body, original);
		response.headers.set('x-round-trips', String(roundTrips - before));
		return response;
	}
};
