import { isLoopback } from '../loopback.ts';
import { ApiError } from '../user-api/api-error.ts';
import type { Operation } from '../user-api/operation.ts';
import type { Pool } from '../pool.ts';
import { adminSignInOperations } from './admin-sign-in.ts';
import { descriptionOperations } from './description-operations.ts';
import { groupOperations } from './group-operations.ts';
import { userOperations } from './user-operations.ts';
import { userListOperations } from './user-list.ts';

/** The operations that AWS authorizes by an IAM signature. */
export const adminOperations: Record<string, Operation> = {
	...adminSignInOperations,
	...descriptionOperations,
	...groupOperations,
	...userOperations,
	...userListOperations
};

/**
 * Lets programs of this machine in, whatever they signed their request with, and no web page: every
 * page that is open in a browser could send such a request.
 *
 * @throws {ApiError} for everyone else
 */
export function requireAdministrator({ config }: Pool, request: Request, operation: string): void {
	const { headers, url } = request;
	if (!/^AWS4-[\w-]+ Credential=/.test(headers.get('authorization') ?? '')) {
		throw new ApiError('MissingAuthenticationTokenException', 'Missing Authentication Token');
	}
	if (isLoopback(new URL(url).hostname) && !headers.has('origin')) return;
	throw new ApiError(
		'AccessDeniedException',
		`User is not authorized to perform: cognito-idp:${operation} on resource: arn:aws:cognito-idp:${config.region}:000000000000:userpool/${config.user_pool_id}`
	);
}
