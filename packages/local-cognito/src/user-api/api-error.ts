/** A refusal of the user API, as `__type` and `message` of a 400. */
export class ApiError extends Error {
	override name = 'ApiError';
	readonly type: string;

	constructor(type: string, message: string) {
		super(message);
		this.type = type;
	}
}

/** @throws {ApiError} when a required member is missing or is not text. */
export function requiredText(name: string, value: unknown): string {
	if (typeof value === 'string' && value !== '') return value;
	throw new ApiError('InvalidParameterException', `Missing required parameter ${name}`);
}
