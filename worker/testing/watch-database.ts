import { env } from 'cloudflare:workers';
import { openDatabase } from '../database/client.ts';

interface Hold {
	where: 'on its way there' | 'on its way back';
	wait: () => Promise<void>;
}

/** The real D1, its round trips counted; told to, it rejects every question as D1 does. */
export function watchDatabase() {
	let roundTrips = 0;
	let failure: string | null = null;
	let held: Hold | null = null;
	const originals = new WeakMap<D1PreparedStatement, D1PreparedStatement>();

	async function ask<T>(question: () => Promise<T>): Promise<T> {
		roundTrips++;
		if (failure !== null) throw new Error(failure);
		const hold = held;
		held = null;
		if (hold?.where === 'on its way there') await hold.wait();
		const answer = await question();
		if (hold?.where === 'on its way back') await hold.wait();
		return answer;
	}

	function watch(statement: D1PreparedStatement): D1PreparedStatement {
		const watched = new Proxy(statement, {
			get(target, name) {
				const member: unknown = Reflect.get(target, name);
				if (typeof member !== 'function') return member;
				if (name === 'bind') return (...values: unknown[]) => watch(target.bind(...values));
				return (...values: unknown[]) => ask(() => Reflect.apply(member, target, values));
			}
		});
		originals.set(watched, statement);
		return watched;
	}

	const d1 = new Proxy(env.DB, {
		get(target, name) {
			if (name === 'prepare') return (query: string) => watch(target.prepare(query));
			if (name !== 'batch') throw new TypeError(`The Worker does not use ${String(name)}`);
			return (statements: D1PreparedStatement[]) =>
				ask(() => target.batch(statements.map((each) => originals.get(each) ?? each)));
		}
	});

	return {
		database: openDatabase(d1),
		/** How many round trips `work` took; a batch is one. */
		async count(work: () => Promise<unknown>): Promise<number> {
			const before = roundTrips;
			await work();
			return roundTrips - before;
		},
		/** Holds up the next question, or its answer, until it is let go. */
		holdNext(where: Hold['where']) {
			const isHeld = Promise.withResolvers<void>();
			const letGo = Promise.withResolvers<void>();
			const wait = () => (isHeld.resolve(), letGo.promise);
			held = { where, wait };
			return { isHeld: isHeld.promise, letGo: letGo.resolve };
		},
		fail: (message = 'Network connection lost.') => void (failure = message),
		recover: () => void (failure = null)
	};
}
