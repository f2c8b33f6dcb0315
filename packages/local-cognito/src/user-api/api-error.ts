/** An error of the API: `__type` and `message` of a 400 response. */
export class ApiError extends Error {
	override name = 'ApiError';
	readonly type: string;
	/** Whether AWS spells the member `Message`, as it does for what it could not parse. */
	readonly isUnparsed: boolean;

	constructor(type: string, message: string, isUnparsed = false) {
		super(message);
		this.type = type;
		this.isUnparsed = isUnparsed;
	}
}

export const invalidParameter = (message: string) =>
	new ApiError('InvalidParameterException', message);

export const notAuthorized = (message: string) => new ApiError('NotAuthorizedException', message);

/** The one error for a wrong password and for an account that does not exist. */
export const wrongPassword = () => notAuthorized('Incorrect username or password.');

export const userNotFound = () => new ApiError('UserNotFoundException', 'User does not exist.');

export const limitExceeded = () =>
	new ApiError('LimitExceededException', 'Attempt limit exceeded, please try after some time.');
