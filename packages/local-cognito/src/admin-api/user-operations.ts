import * as v from 'valibot';
import { passwordProblem } from '../directory/password-policy.ts';
import { storePassword } from '../directory/password.ts';
import { setOwnPassword } from '../directory/set-password.ts';
import type { User } from '../directory/user.ts';
import type { Pool } from '../pool.ts';
import { ApiError, invalidParameter, notAuthorized, userNotFound } from '../user-api/api-error.ts';
import { attributesOf, changeAttributes } from '../user-api/attribute-operations.ts';
import { attributesMember, passwordMember, text, usernameMember } from '../user-api/input.ts';
import { setMfaPreference } from '../user-api/mfa-operations.ts';
import type { Operation } from '../user-api/operation.ts';
import { sendResetCode } from '../user-api/password-operations.ts';
import { addProfile, newProfile } from '../user-api/sign-up-operations.ts';
import { poolOperation, profileOperation } from './admin-call.ts';
import { listedUser, userDetails } from './profile-json.ts';

const none = v.object({});
const mfaPreference = v.optional(
	v.object({
		Enabled: v.optional(v.boolean(), false),
		PreferredMfa: v.optional(v.boolean(), false)
	})
);

const creation = v.object({
	Username: usernameMember,
	UserAttributes: v.optional(attributesMember, []),
	TemporaryPassword: v.optional(passwordMember),
	MessageAction: v.optional(v.picklist(['RESEND', 'SUPPRESS'])),
	ForceAliasCreation: v.optional(v.boolean(), false)
});

/** Operations on one user, for an administrator. */
export const userOperations: Record<string, Operation> = {
	AdminCreateUser: poolOperation(creation, createUser),
	AdminGetUser: profileOperation(none, (_, user) => userDetails(user)),
	AdminSetUserPassword: profileOperation(
		v.object({ Password: passwordMember, Permanent: v.optional(v.boolean(), false) }),
		async (pool, user, { Password, Permanent }) => {
			if (user.identity) throw invalidParameter('External users have no password.');
			requireStrong(pool, Password);
			if (!Permanent) {
				await setTemporaryPassword(pool, user, Password);
				return {};
			}
			await setOwnPassword(pool, user, Password);
			user.status = 'CONFIRMED';
			return {};
		}
	),
	AdminUpdateUserAttributes: profileOperation(
		v.object({ UserAttributes: attributesMember }),
		(pool, user, { UserAttributes }) => {
			const changes = attributesOf(UserAttributes);
			if ('sub' in changes) throw invalidParameter('Cannot modify the non-mutable attribute sub');
			// A new address is not verified unless the request says so.
			const isNew = changes['email'] !== undefined && changes['email'] !== user.attributes['email'];
			changeAttributes(pool, user, { ...(isNew ? { email_verified: 'false' } : {}), ...changes });
			return {};
		}
	),
	AdminDeleteUserAttributes: profileOperation(
		v.object({ UserAttributeNames: v.array(text(1, 32)) }),
		(pool, user, { UserAttributeNames }) => {
			changeAttributes(
				pool,
				user,
				Object.fromEntries(UserAttributeNames.map((name) => [name, null]))
			);
			return {};
		}
	),
	AdminConfirmSignUp: profileOperation(none, (_, user) => {
		if (user.status !== 'UNCONFIRMED') {
			throw notAuthorized(`User cannot be confirmed. Current status is ${user.status}`);
		}
		user.status = 'CONFIRMED';
		return {};
	}),
	AdminResetUserPassword: profileOperation(none, (pool, user) => {
		sendResetCode(pool, user);
		user.status = 'RESET_REQUIRED';
		return {};
	}),
	AdminSetUserMFAPreference: profileOperation(
		v.object({
			SMSMfaSettings: mfaPreference,
			SoftwareTokenMfaSettings: mfaPreference,
			EmailMfaSettings: mfaPreference
		}),
		setMfaPreference
	),
	AdminEnableUser: profileOperation(none, (_, user) => {
		user.enabled = true;
		return {};
	}),
	// The tokens stay revoked when the user is enabled again.
	AdminDisableUser: profileOperation(none, (pool, user) => {
		user.enabled = false;
		pool.refreshTokens.revokeAllOf(user.sub);
		return {};
	}),
	AdminDeleteUser: profileOperation(none, (pool, user) => {
		pool.refreshTokens.revokeAllOf(user.sub);
		pool.directory.remove(user);
		return {};
	}),
	AdminUserGlobalSignOut: profileOperation(none, (pool, user) => {
		pool.refreshTokens.revokeAllOf(user.sub);
		return {};
	})
};

function requireStrong({ config }: Pool, password: string): void {
	const weakness = passwordProblem(config.password_policy, password);
	if (weakness) throw new ApiError('InvalidPasswordException', weakness);
}

async function setTemporaryPassword(pool: Pool, user: User, password: string): Promise<void> {
	const { config, clock } = pool;
	const owner = { userPoolId: config.user_pool_id, username: user.username };
	user.password = await storePassword(owner, password);
	user.passwordExpires = clock.seconds() + config.invitation.days * 86_400;
	user.status = 'FORCE_CHANGE_PASSWORD';
}

/** Letters of each kind that a policy can ask for, and as many as it asks for. */
function randomPassword({ config }: Pool): string {
	const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789';
	const length = Math.max(config.password_policy.minimum_length, 12);
	const random = crypto.getRandomValues(new Uint8Array(length - 4));
	return `${[...random].map((byte) => letters[byte % letters.length]).join('')}Aa1!`;
}

async function createUser(pool: Pool, input: v.InferOutput<typeof creation>) {
	const password = input.TemporaryPassword ?? randomPassword(pool);
	requireStrong(pool, password);
	if (input.MessageAction === 'RESEND') return resendInvitation(pool, input.Username, password);
	// Attributes that are missing are asked for at the first sign-in.
	const user = newProfile(pool, input.Username, attributesOf(input.UserAttributes));
	await setTemporaryPassword(pool, user, password);
	if (input.ForceAliasCreation) takeAddress(pool, user);
	addProfile(pool, user, 'User account already exists');
	if (input.MessageAction !== 'SUPPRESS') invite(pool, user, input.Username, password);
	return { User: listedUser(user) };
}

/** Whoever had verified the address before keeps the account, and signs in by user name. */
function takeAddress({ config, directory }: Pool, { attributes }: User): void {
	const { email, email_verified: verified } = attributes;
	const owner = email && verified === 'true' ? directory.byLogin(email) : null;
	if (owner && config.alias_attributes.includes('email')) {
		directory.change(owner, { email_verified: 'false' });
	}
}

async function resendInvitation(pool: Pool, username: string, password: string) {
	const user = pool.directory.byLogin(username);
	if (!user) throw userNotFound();
	if (user.status !== 'FORCE_CHANGE_PASSWORD') {
		throw new ApiError(
			'UnsupportedUserStateException',
			`Resend not possible. ${username} status is not FORCE_CHANGE_PASSWORD`
		);
	}
	await setTemporaryPassword(pool, user, password);
	invite(pool, user, username, password);
	return { User: listedUser(user) };
}

function invite({ config, outbox, clock }: Pool, user: User, username: string, password: string) {
	const { email } = user.attributes;
	if (!email) return;
	const { subject, message } = config.invitation;
	outbox.send({
		to: email,
		subject,
		text: message.replaceAll('{username}', username).replaceAll('{####}', password),
		code: password,
		sentAt: clock.now()
	});
}
