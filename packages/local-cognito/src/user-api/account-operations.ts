import * as v from 'valibot';
import { ApiError, requiredText } from './api-error.ts';
import { identitiesAttribute } from '../directory/directory.ts';
import { mfaSettings } from './mfa-operations.ts';
import { passwordProblem } from '../directory/password-policy.ts';
import type { Call, Operation } from './user-api.ts';
import { codeProblemText } from '../directory/verification-codes.ts';

const attributeList = v.array(v.object({ Name: v.string(), Value: v.string() }));
const writable = ['email', 'name', 'given_name', 'family_name', 'locale', 'picture', 'zoneinfo'];

/** The profile, the password, and leaving. */
export const accountOperations: Record<string, Operation> = {
	GetUser,
	UpdateUserAttributes,
	DeleteUserAttributes,
	GetUserAttributeVerificationCode,
	VerifyUserAttribute,
	ChangePassword,
	GlobalSignOut({ pool, bearer }) {
		pool.refreshTokens.revokeAllOf(bearer.user.sub);
		return {};
	},
	DeleteUser({ pool, bearer }) {
		pool.refreshTokens.revokeAllOf(bearer.user.sub);
		pool.directory.remove(bearer.user);
		return {};
	}
};

function GetUser({ bearer: { user } }: Call) {
	const attributes = { sub: user.sub, ...identitiesAttribute(user), ...user.attributes };
	return {
		Username: user.username,
		UserAttributes: Object.entries(attributes).map(([Name, Value]) => ({ Name, Value })),
		...mfaSettings(user)
	};
}

/** A new address takes the old one's place only once its code has come back. */
function UpdateUserAttributes(call: Call) {
	const read = v.safeParse(attributeList, call.field('UserAttributes'));
	if (!read.success) throw new ApiError('InvalidParameterException', 'UserAttributes is malformed');
	for (const { Name } of read.output) refuseUnwritable(Name);
	const { user } = call.bearer;
	const deliveries = [];
	for (const { Name, Value } of read.output) {
		if (Name === 'email' && Value !== user.attributes['email']) {
			user.pendingEmail = Value;
			deliveries.push(sendEmailCode(call, Value));
		} else user.attributes[Name] = Value;
	}
	return { CodeDeliveryDetailsList: deliveries };
}

function refuseUnwritable(name: string): void {
	if (name === 'sub' || name === 'identities') {
		throw new ApiError(
			'InvalidParameterException',
			`Cannot modify the non-mutable attribute ${name}`
		);
	}
	if (writable.includes(name)) return;
	throw new ApiError(
		'NotAuthorizedException',
		'A client attempted to write unauthorized attribute'
	);
}

function sendEmailCode({ pool, bearer }: Call, to: string) {
	pool.verificationCodes.send('email', bearer.user, to);
	const Destination = to.replace(/^(.)[^@]*@(.)[^.]*/, '$1***@$2***');
	return { Destination, DeliveryMedium: 'EMAIL', AttributeName: 'email' };
}

function DeleteUserAttributes({ field, bearer: { user } }: Call) {
	const names = v.parse(v.fallback(v.array(v.string()), []), field('UserAttributeNames'));
	for (const name of names) {
		refuseUnwritable(name);
		if (name === 'email' || name === 'name') {
			throw new ApiError('InvalidParameterException', `user.${name}: Attribute cannot be deleted.`);
		}
		delete user.attributes[name];
	}
	return {};
}

function GetUserAttributeVerificationCode(call: Call) {
	const { user } = call.bearer;
	refuseOtherThanEmail(call);
	const to = user.pendingEmail ?? user.attributes['email'] ?? '';
	return { CodeDeliveryDetails: sendEmailCode(call, to) };
}

function refuseOtherThanEmail({ field }: Call): void {
	if (requiredText('AttributeName', field('AttributeName')) === 'email') return;
	throw new ApiError('InvalidParameterException', 'Only email can be verified.');
}

function VerifyUserAttribute(call: Call) {
	const { pool, field, bearer } = call;
	refuseOtherThanEmail(call);
	const code = requiredText('Code', field('Code'));
	const problem = pool.verificationCodes.redeem('email', bearer.user, code);
	if (problem) throw new ApiError(problem, codeProblemText[problem]);
	const { attributes, pendingEmail } = bearer.user;
	if (pendingEmail) attributes['email'] = pendingEmail;
	attributes['email_verified'] = 'true';
	bearer.user.pendingEmail = null;
	return {};
}

function ChangePassword({ field, bearer: { user } }: Call) {
	const proposed = requiredText('ProposedPassword', field('ProposedPassword'));
	if (user.password === null || field('PreviousPassword') !== user.password) {
		throw new ApiError('NotAuthorizedException', 'Incorrect username or password.');
	}
	const weakness = passwordProblem(proposed);
	if (weakness) throw new ApiError('InvalidPasswordException', weakness);
	user.password = proposed;
	return {};
}
