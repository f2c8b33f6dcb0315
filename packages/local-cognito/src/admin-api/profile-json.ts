import type { User } from '../directory/user.ts';
import { attributeList, mfaSettings } from '../user-api/account-operations.ts';
import { seconds } from './admin-call.ts';

const common = (user: User) => ({
	Username: user.username,
	UserCreateDate: seconds(user.createdAt),
	UserLastModifiedDate: seconds(user.modifiedAt),
	Enabled: user.enabled,
	UserStatus: user.status
});

/** A profile as lists and AdminCreateUser return it, with these attributes or all. */
export const listedUser = (user: User, names: readonly string[] | null = null) => ({
	...common(user),
	Attributes: attributeList(user).filter(({ Name }) => names === null || names.includes(Name))
});

/** A profile as AdminGetUser returns it. */
export const userDetails = (user: User) => ({
	...common(user),
	UserAttributes: attributeList(user),
	...mfaSettings(user)
});
