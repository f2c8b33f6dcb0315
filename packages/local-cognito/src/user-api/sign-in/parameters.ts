import { invalidParameter } from '../api-error.ts';

/** The parameters of InitiateAuth, or the responses of RespondToAuthChallenge. */
export interface Parameters {
	optional(name: string): string | null;
	/** @throws {ApiError} when it is missing or empty */
	required(name: string): string;
	/** Those whose name begins so, without that beginning. */
	startingWith(prefix: string): Record<string, string>;
}

/** Reads parameters by their names. */
export function readParameters(values: Readonly<Record<string, string>>): Parameters {
	const optional = (name: string) => (Object.hasOwn(values, name) && values[name]) || null;
	return {
		optional,
		required(name) {
			const value = optional(name);
			if (value !== null) return value;
			throw invalidParameter(`Missing required parameter ${name}`);
		},
		startingWith: (prefix) =>
			Object.fromEntries(
				Object.entries(values)
					.filter(([name]) => name.startsWith(prefix))
					.map(([name, value]) => [name.slice(prefix.length), value])
			)
	};
}
