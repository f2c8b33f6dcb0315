/** An error of the user API: `__type` and `message` of a 400 response. */
export class ApiError extends Error {
	override name = 'ApiError';
	readonly type: string;

	constructor(type: string, message: string) {
		super(message);
		this.type = type;
	}
}

/** The value of a required member. @throws {ApiError} when it is missing or not text */
export function requiredText(name: string, value: unknown): string {
	if (typeof value === 'string' && value !== '') return value;
	throw new ApiError('InvalidParameterException', `Missing required parameter ${name}`);
}
