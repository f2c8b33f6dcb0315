import * as v from 'valibot';
import { attributeProblem } from '../directory/attribute-schema.ts';
import { AliasTaken } from '../directory/directory.ts';
import type { Attributes, User } from '../directory/user.ts';
import type { Pool } from '../pool.ts';
import { ApiError, invalidParameter, notAuthorized } from './api-error.ts';
import { codeDelivery } from './code-delivery.ts';
import { attributesMember, codeMember, text } from './input.ts';
import { userOperation, type Operation, type UserCall } from './operation.ts';
import { redeemCode } from './redeem-code.ts';

const attributeName = text(1, 32);

/** Operations on the attributes of the user's own profile. */
export const attributeOperations: Record<string, Operation> = {
	UpdateUserAttributes: userOperation(
		v.object({ UserAttributes: attributesMember }),
		(call, { UserAttributes }) => updateAttributes(call, attributesOf(UserAttributes))
	),
	DeleteUserAttributes: userOperation(
		v.object({ UserAttributeNames: v.array(attributeName) }),
		(call, { UserAttributeNames }) => deleteAttributes(call, UserAttributeNames)
	),
	GetUserAttributeVerificationCode: userOperation(
		v.object({ AttributeName: attributeName }),
		(call, { AttributeName }) => sendVerificationCode(call, AttributeName)
	),
	VerifyUserAttribute: userOperation(
		v.object({ AttributeName: attributeName, Code: codeMember }),
		verifyAttribute
	)
};

/** The attributes of a request; of two with one name, the last. */
export const attributesOf = (list: readonly { Name: string; Value: string }[]): Attributes =>
	Object.fromEntries(list.map(({ Name, Value }) => [Name, Value]));

/**
 * Changes attributes, all or none.
 *
 * @throws {ApiError} when a value breaks the schema, or another user signs in with it
 */
export function changeAttributes(
	pool: Pool,
	user: User,
	changes: Record<string, string | null>
): void {
	const values = Object.entries(changes).map(([name, value]) => [name, value ?? '']);
	const problem = attributeProblem(pool.config, Object.fromEntries(values));
	if (problem) throw invalidParameter(problem);
	try {
		pool.directory.change(user, changes);
	} catch (error) {
		if (error instanceof AliasTaken) throw new ApiError('AliasExistsException', error.message);
		throw error;
	}
}

/**
 * Requires that the client may write these attributes.
 *
 * @throws {ApiError} for attributes that nobody or only others may write
 */
export function requireWritable(
	{ config, clients }: Pool,
	clientId: string,
	names: readonly string[]
): void {
	for (const name of names) {
		const custom = config.custom_attributes.find((one) => `custom:${one.name}` === name);
		if (name === 'sub' || name === 'identities' || custom?.mutable === false) {
			throw invalidParameter(`Cannot modify the non-mutable attribute ${name}`);
		}
	}
	const writable = clients.get(clientId)?.write_attributes ?? [];
	if (names.every((name) => writable.includes(name))) return;
	throw notAuthorized('A client attempted to write unauthorized attribute');
}

/** A new address replaces the old one only after its code has been entered. */
function updateAttributes(call: UserCall, changes: Attributes) {
	const { pool, token } = call;
	const { user } = token;
	requireWritable(pool, token.clientId, Object.keys(changes));
	const { email, ...rest } = changes;
	if (!email || email === user.attributes['email']) {
		changeAttributes(pool, user, changes);
		return { CodeDeliveryDetailsList: [] };
	}
	requireFreeAddress(pool, user, email);
	changeAttributes(
		pool,
		user,
		pool.config.verify_before_update ? rest : { ...rest, email, email_verified: 'false' }
	);
	user.unverifiedEmail = email;
	return { CodeDeliveryDetailsList: [sendCode(call, email)] };
}

/** Checks a new address before anything changes. @throws {ApiError} */
function requireFreeAddress({ config, directory }: Pool, user: User, email: string): void {
	const problem = attributeProblem(config, { email });
	if (problem) throw invalidParameter(problem);
	const owner = directory.byLogin(email);
	if (!owner || owner.sub === user.sub || user.identity) return;
	throw new ApiError('AliasExistsException', new AliasTaken('email').message);
}

function deleteAttributes({ pool, token }: UserCall, names: readonly string[]) {
	requireWritable(pool, token.clientId, names);
	const required = names.find((name) => pool.config.required_attributes.includes(name));
	if (required) throw invalidParameter(`user.${required}: Attribute cannot be deleted.`);
	changeAttributes(pool, token.user, Object.fromEntries(names.map((name) => [name, null])));
	return {};
}

function sendCode({ pool, token }: UserCall, to: string) {
	pool.verificationCodes.send('email', token.user, to);
	return codeDelivery(to);
}

function sendVerificationCode(call: UserCall, name: string) {
	const { user } = call.token;
	const to = user.unverifiedEmail ?? user.attributes['email'];
	if (name === 'email' && to) return { CodeDeliveryDetails: sendCode(call, to) };
	throw invalidParameter(`User does not have a ${name} to verify, or it cannot be verified.`);
}

function verifyAttribute(
	{ pool, token: { user } }: UserCall,
	{ AttributeName, Code }: { AttributeName: string; Code: string }
) {
	if (AttributeName !== 'email') throw invalidParameter('Only email can be verified.');
	const email = user.unverifiedEmail;
	if (email) requireFreeAddress(pool, user, email);
	redeemCode(pool, 'email', user, Code);
	changeAttributes(pool, user, { ...(email ? { email } : {}), email_verified: 'true' });
	user.unverifiedEmail = null;
	return {};
}
