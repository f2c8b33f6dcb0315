import * as v from 'valibot';
import type { AppClient } from '../config/config.ts';
import { attributeProblem, isEmail, missingAttributes } from '../directory/attribute-schema.ts';
import { AliasTaken } from '../directory/directory.ts';
import { passwordProblem } from '../directory/password-policy.ts';
import { storePassword } from '../directory/password.ts';
import { newUser, type Attributes, type User } from '../directory/user.ts';
import { codeProblemText } from '../directory/verification-codes.ts';
import type { Pool } from '../pool.ts';
import { ApiError, invalidParameter, notAuthorized, userNotFound } from './api-error.ts';
import { attributesOf, changeAttributes, requireWritable } from './attribute-operations.ts';
import { codeDelivery } from './code-delivery.ts';
import {
	attributesMember,
	clientIdMember,
	codeMember,
	passwordMember,
	secretHashMember,
	usernameMember
} from './input.ts';
import { operation, requiredClient, type Operation } from './operation.ts';
import { redeemCode } from './redeem-code.ts';
import { requireSecretHash } from './secret-hash.ts';
import { startSession } from './sign-in/current-session.ts';

const members = {
	ClientId: clientIdMember,
	SecretHash: secretHashMember,
	Username: usernameMember
};

/** Operations with which people create an account of their own. */
export const signUpOperations: Record<string, Operation> = {
	SignUp: operation(
		v.object({
			...members,
			Password: v.optional(passwordMember),
			UserAttributes: v.optional(attributesMember, [])
		}),
		signUp
	),
	ConfirmSignUp: operation(
		v.object({
			...members,
			ConfirmationCode: codeMember,
			ForceAliasCreation: v.optional(v.boolean(), false)
		}),
		confirmSignUp
	),
	ResendConfirmationCode: operation(v.object(members), resendConfirmationCode)
};

interface Named {
	ClientId: string;
	SecretHash?: string | undefined;
	Username: string;
}

/** The client of a request that names a user. @throws {ApiError} when it is not the client */
export async function authenticatedClient(pool: Pool, input: Named): Promise<AppClient> {
	const client = requiredClient(pool, input.ClientId);
	await requireSecretHash(client, input.Username, input.SecretHash);
	return client;
}

interface SignUpInput extends Named {
	Password?: string | undefined;
	UserAttributes: readonly { Name: string; Value: string }[];
}

async function signUp(pool: Pool, input: SignUpInput) {
	const client = await authenticatedClient(pool, input);
	const attributes = attributesOf(input.UserAttributes);
	requireWritable(pool, client.id, Object.keys(attributes));
	const user = newProfile(pool, input.Username, attributes);
	const missing = missingAttributes(pool.config, user.attributes);
	if (missing) throw invalidParameter(missing);
	await givePassword(pool, user, input.Password);
	const { pre_sign_up_failure: failure } = pool.quirks;
	if (failure !== null) {
		throw new ApiError('UserLambdaValidationException', `PreSignUp failed with error ${failure}.`);
	}
	addProfile(pool, user, 'User already exists');
	const { email } = user.attributes;
	if (email) pool.verificationCodes.send('sign_up', user, email);
	return {
		UserConfirmed: false,
		UserSub: user.sub,
		...(email ? { CodeDeliveryDetails: codeDelivery(email) } : {})
	};
}

/** A pool in which people can sign in without a password needs none at sign-up. */
async function givePassword({ config }: Pool, user: User, password: string | undefined) {
	if (!password) {
		if (config.first_factors.length > 1) return;
		throw invalidParameter('Password is required.');
	}
	const weakness = passwordProblem(config.password_policy, password);
	if (weakness) throw new ApiError('InvalidPasswordException', weakness);
	const owner = { userPoolId: config.user_pool_id, username: user.username };
	user.password = await storePassword(owner, password);
}

/**
 * A profile for a new user name, which nobody has registered yet.
 *
 * @throws {ApiError} when the name or an attribute is not one
 */
export function newProfile(pool: Pool, username: string, given: Attributes): User {
	const { config, clock } = pool;
	const byEmail = config.username_attributes.includes('email');
	if (byEmail && !isEmail(username)) throw invalidParameter('Username should be an email.');
	if (!byEmail && config.alias_attributes.includes('email') && isEmail(username)) {
		throw invalidParameter(
			'Username cannot be of email format, since user pool is configured for email alias.'
		);
	}
	const sub = crypto.randomUUID();
	const user = newUser({
		sub,
		username: byEmail ? sub : username,
		attributes: {},
		status: 'UNCONFIRMED',
		createdAt: clock.now().getTime()
	});
	const attributes: Attributes = byEmail ? { ...given, email: username } : given;
	return withAttributes(pool, user, attributes);
}

/** The profile with attributes that the schema allows. @throws {ApiError} */
function withAttributes({ config }: Pool, user: User, attributes: Attributes): User {
	const problem = attributeProblem(config, attributes);
	if (problem) throw invalidParameter(problem);
	const given: Attributes = attributes['email'] ? { email_verified: 'false' } : {};
	for (const [name, value] of Object.entries(attributes)) if (value) given[name] = value;
	return { ...user, attributes: given };
}

/** Registers a profile. @throws {ApiError} when somebody has its name, in these words, or address */
export function addProfile(pool: Pool, user: User, nameTaken: string): void {
	try {
		pool.directory.add(user);
	} catch (error) {
		if (!(error instanceof AliasTaken)) throw error;
		// Where the address is the name, a taken one is a taken name.
		if (pool.config.username_attributes.length > 0) {
			throw new ApiError('UsernameExistsException', error.message);
		}
		throw error.attribute === 'username'
			? new ApiError('UsernameExistsException', nameTaken)
			: new ApiError('AliasExistsException', error.message);
	}
}

interface Confirmation extends Named {
	ConfirmationCode: string;
	ForceAliasCreation: boolean;
}

async function confirmSignUp(pool: Pool, input: Confirmation) {
	const client = await authenticatedClient(pool, input);
	const user = pool.directory.byLogin(input.Username);
	if (!user) {
		// An account that does not exist has no code, and one that does may have none either.
		if (!client.prevent_user_existence_errors) throw userNotFound();
		throw new ApiError('ExpiredCodeException', codeProblemText.ExpiredCodeException);
	}
	if (user.status !== 'UNCONFIRMED') {
		throw notAuthorized(`User cannot be confirmed. Current status is ${user.status}`);
	}
	redeemCode(pool, 'sign_up', user, input.ConfirmationCode);
	verifyAddress(pool, user, input.ForceAliasCreation);
	user.status = 'CONFIRMED';
	if (!client.auth_flows.includes('ALLOW_USER_AUTH')) return {};
	return { Session: startSession(pool, client.id, user, { name: 'CONFIRMED_SIGN_UP' }) };
}

/** The code has proven the address. Another user who had verified it keeps it, unless forced. */
function verifyAddress(pool: Pool, user: User, force: boolean): void {
	const { email } = user.attributes;
	if (!email) return;
	const owner = pool.directory.byLogin(email);
	if (owner && owner.sub !== user.sub && force) {
		pool.directory.change(owner, { email_verified: 'false' });
	}
	changeAttributes(pool, user, { email_verified: 'true' });
}

async function resendConfirmationCode(pool: Pool, input: Named) {
	const client = await authenticatedClient(pool, input);
	const user = pool.directory.byLogin(input.Username);
	if (!user) {
		if (!client.prevent_user_existence_errors) throw userNotFound();
		return { CodeDeliveryDetails: codeDelivery(input.Username) };
	}
	if (user.status !== 'UNCONFIRMED') throw invalidParameter('User is already confirmed.');
	const { email } = user.attributes;
	if (!email) throw invalidParameter('Cannot resend codes. Auto verification not turned on.');
	pool.verificationCodes.send('sign_up', user, email);
	return { CodeDeliveryDetails: codeDelivery(email) };
}
