import * as v from 'valibot';
import { codeProblemText } from '../directory/verification-codes.ts';
import { ApiError, requiredText } from './api-error.ts';
import type { UserCall, UserOperation } from './operation.ts';

/** Operations on the attributes of the user's own profile. */
export const attributeOperations: Record<string, UserOperation> = {
	UpdateUserAttributes,
	DeleteUserAttributes,
	GetUserAttributeVerificationCode,
	VerifyUserAttribute
};

const attributeList = v.array(v.object({ Name: v.string(), Value: v.string() }));

/** A new address replaces the old one only after its code has been entered. */
function UpdateUserAttributes(call: UserCall) {
	const parsed = v.safeParse(attributeList, call.field('UserAttributes'));
	if (!parsed.success) {
		throw new ApiError('InvalidParameterException', 'UserAttributes is malformed');
	}
	for (const { Name } of parsed.output) requireWritable(call, Name);
	const { user } = call.token;
	const deliveries = [];
	for (const { Name, Value } of parsed.output) {
		if (Name === 'email' && Value !== user.attributes['email']) {
			user.unverifiedEmail = Value;
			deliveries.push(sendEmailCode(call, Value));
		} else user.attributes[Name] = Value;
	}
	return { CodeDeliveryDetailsList: deliveries };
}

function requireWritable({ pool, token }: UserCall, name: string): void {
	if (name === 'sub' || name === 'identities') {
		throw new ApiError(
			'InvalidParameterException',
			`Cannot modify the non-mutable attribute ${name}`
		);
	}
	if (pool.clients.get(token.clientId)?.write_attributes.includes(name)) return;
	throw new ApiError(
		'NotAuthorizedException',
		'A client attempted to write unauthorized attribute'
	);
}

function sendEmailCode({ pool, token }: UserCall, to: string) {
	pool.verificationCodes.send('email', token.user, to);
	const Destination = to.replace(/^(.)[^@]*@(.)[^.]*/, '$1***@$2***');
	return { Destination, DeliveryMedium: 'EMAIL', AttributeName: 'email' };
}

function DeleteUserAttributes(call: UserCall) {
	const { pool, field, token } = call;
	const names = v.parse(v.fallback(v.array(v.string()), []), field('UserAttributeNames'));
	for (const name of names) {
		requireWritable(call, name);
		if (pool.config.required_attributes.some((required) => required === name)) {
			throw new ApiError('InvalidParameterException', `user.${name}: Attribute cannot be deleted.`);
		}
		delete token.user.attributes[name];
	}
	return {};
}

function GetUserAttributeVerificationCode(call: UserCall) {
	const { user } = call.token;
	requireEmailAttribute(call);
	const to = user.unverifiedEmail ?? user.attributes['email'] ?? '';
	return { CodeDeliveryDetails: sendEmailCode(call, to) };
}

function requireEmailAttribute({ field }: UserCall): void {
	if (requiredText('AttributeName', field('AttributeName')) === 'email') return;
	throw new ApiError('InvalidParameterException', 'Only email can be verified.');
}

function VerifyUserAttribute(call: UserCall) {
	const { pool, field, token } = call;
	requireEmailAttribute(call);
	const code = requiredText('Code', field('Code'));
	const problem = pool.verificationCodes.redeem('email', token.user, code);
	if (problem) throw new ApiError(problem, codeProblemText[problem]);
	const { attributes, unverifiedEmail } = token.user;
	if (unverifiedEmail) attributes['email'] = unverifiedEmail;
	attributes['email_verified'] = 'true';
	token.user.unverifiedEmail = null;
	return {};
}
