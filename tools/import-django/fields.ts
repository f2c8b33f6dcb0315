import { readInstant } from '../../worker/events/instant.ts';
import type { DumpRecord } from './dump.ts';

/** A record that is not imported, with the reason as a sentence. */
export class Refused extends Error {
	override name = 'Refused';
}

const isEmpty = (value: unknown) =>
	value === null ||
	value === '' ||
	value === false ||
	value === 0 ||
	(typeof value === 'object' && Object.keys(value).length === 0);

/** Reads the fields of one record, and knows which of them nobody asked for. */
export class Fields {
	readonly #values: DumpRecord['fields'];
	readonly #unread: Set<string>;

	constructor({ fields }: Pick<DumpRecord, 'fields'>) {
		this.#values = fields;
		this.#unread = new Set(Object.keys(fields));
	}

	/** The first of these fields that has a value; null when none has. */
	get(...names: readonly string[]): unknown {
		for (const name of names) this.#unread.delete(name);
		const values = names.map((name) => this.#values[name] ?? null);
		return values.find((value) => value !== null && value !== '') ?? null;
	}

	/** Empty when it is missing. @throws {Refused} when it is something else */
	text(...names: readonly string[]): string {
		const value = this.get(...names);
		if (value === null || typeof value === 'string') return value ?? '';
		throw new Refused(`${names[0]}: ${JSON.stringify(value)} is not text.`);
	}

	/** False when it is missing. @throws {Refused} when it is something else, such as 1 */
	flag(name: string): boolean {
		const value = this.get(name);
		if (value === null || typeof value === 'boolean') return value ?? false;
		throw new Refused(`${name}: ${JSON.stringify(value)} is neither true nor false.`);
	}

	/** Milliseconds since 1970, UTC. @throws {Refused} for a date that does not exist */
	time(name: string, fallback: number): number {
		const text = this.text(name);
		if (text === '') return fallback;
		const at = readInstant(text) ?? readInstant(`${text}Z`);
		if (at !== null) return at;
		throw new Refused(`${name}: ${text} does not exist.`);
	}

	/** A list of keys. @throws {Refused} when it is something else */
	keys(name: string): unknown[] {
		const value = this.get(name) ?? [];
		if (Array.isArray(value)) return value;
		throw new Refused(`${name}: ${JSON.stringify(value)} is not a list.`);
	}

	/** The fields with a value that were not read. */
	unread(): string[] {
		return [...this.#unread].filter((name) => !isEmpty(this.#values[name] ?? null));
	}
}
