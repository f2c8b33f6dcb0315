import * as v from 'valibot';
import { describeError } from '../../database/errors.ts';
import { ok } from '../../http/result.ts';
import type { Result } from '../../http/result.ts';
import type { AuthDependencies } from '../dependencies.ts';
import { CognitoUnavailable } from '../http-client.ts';
import { callUserApi, isRefusal } from './call.ts';
import type { UserOperation } from './call.ts';
import { cognitoUnavailable, errorOf } from './errors.ts';

/** How somebody may sign in, as Cognito has it. */
export interface AuthFactors {
	hasPassword: boolean;
	hasAuthenticator: boolean;
	hasPasskey: boolean;
}

export interface Passkey {
	credentialId: string;
	/** Cognito's own name for it. */
	name: string;
	/** Milliseconds since 1970, UTC. */
	createdAt: number;
}

/** Attributes that people change themselves; an empty one is removed. */
export type ProfileAttributes = Partial<
	Record<'name' | 'given_name' | 'family_name' | 'email', string>
>;

/**
 * A person's own account at Cognito. Each method makes one call and never throws: an outage is an
 * error like a refusal, with a sentence for the person.
 */
export interface UserApi {
	factors: () => Promise<Result<AuthFactors>>;
	updateAttributes: (attributes: ProfileAttributes) => Promise<Result<null>>;
	/** Proves an address that `updateAttributes` has sent a code to; it then replaces the old one. */
	verifyEmail: (code: string) => Promise<Result<null>>;
	changePassword: (current: string, proposed: string) => Promise<Result<null>>;
	/** @returns the secret of a new authenticator app, in Base32, which is not used yet */
	startAuthenticator: () => Promise<Result<string>>;
	verifyAuthenticator: (code: string, name: string) => Promise<Result<null>>;
	useAuthenticator: (isUsed: boolean) => Promise<Result<null>>;
	passkeys: () => Promise<Result<Passkey[]>>;
	/** @returns options for `navigator.credentials.create()`, as WebAuthn writes them in JSON */
	startPasskey: () => Promise<Result<PasskeyOptions>>;
	/** @param credential the browser's response, as WebAuthn writes it in JSON */
	finishPasskey: (credential: object) => Promise<Result<null>>;
	removePasskey: (credentialId: string) => Promise<Result<null>>;
}

const factors = v.object({
	ConfiguredUserAuthFactors: v.optional(v.array(v.string()), []),
	UserMFASettingList: v.optional(v.array(v.string()), [])
});
const nothing = v.object({});
const secret = v.object({ SecretCode: v.pipe(v.string(), v.regex(/^[A-Z2-7]{16,}=*$/)) });
const verified = v.object({ Status: v.literal('SUCCESS') });
const passkeyList = v.object({
	Credentials: v.array(
		v.object({
			CredentialId: v.string(),
			FriendlyCredentialName: v.optional(v.string(), ''),
			CreatedAt: v.number()
		})
	)
});
const options = v.looseObject({ challenge: v.string(), rp: v.looseObject({ id: v.string() }) });
const passkeyOptions = v.object({ CredentialCreationOptions: options });

export type PasskeyOptions = v.InferOutput<typeof options>;

type Dependencies = Pick<AuthDependencies, 'config' | 'fetch' | 'log'>;

/** As many as Cognito keeps of one person. */
const maxPasskeys = 20;

/** @param accessToken a verified one of the person, with the scope `aws.cognito.signin.user.admin` */
export function createUserApi(dependencies: Dependencies, accessToken: string): UserApi {
	const call = <T extends v.GenericSchema>(
		operation: UserOperation,
		schema: T,
		input: object = {}
	) => perform(dependencies, operation, schema, { ...input, AccessToken: accessToken });
	const change = async (
		operation: UserOperation,
		input: object,
		schema: v.GenericSchema = nothing
	) => withoutValue(await call(operation, schema, input));
	return {
		factors: async () => mapValue(await call('GetUserAuthFactors', factors), toFactors),
		updateAttributes: (attributes) =>
			change('UpdateUserAttributes', {
				UserAttributes: Object.entries(attributes).map(([Name, Value]) => ({ Name, Value }))
			}),
		verifyEmail: (Code) => change('VerifyUserAttribute', { AttributeName: 'email', Code }),
		changePassword: (PreviousPassword, ProposedPassword) =>
			change('ChangePassword', { PreviousPassword, ProposedPassword }),
		startAuthenticator: async () =>
			mapValue(await call('AssociateSoftwareToken', secret), ({ SecretCode }) => SecretCode),
		verifyAuthenticator: (UserCode, FriendlyDeviceName) =>
			change('VerifySoftwareToken', { UserCode, FriendlyDeviceName }, verified),
		useAuthenticator: (isUsed) =>
			change('SetUserMFAPreference', {
				SoftwareTokenMfaSettings: { Enabled: isUsed, PreferredMfa: isUsed }
			}),
		passkeys: async () =>
			mapValue(
				await call('ListWebAuthnCredentials', passkeyList, { MaxResults: maxPasskeys }),
				({ Credentials }) => Credentials.map(toPasskey)
			),
		startPasskey: async () =>
			mapValue(
				await call('StartWebAuthnRegistration', passkeyOptions),
				({ CredentialCreationOptions }) => CredentialCreationOptions
			),
		finishPasskey: (Credential) => change('CompleteWebAuthnRegistration', { Credential }),
		removePasskey: (CredentialId) => change('DeleteWebAuthnCredential', { CredentialId })
	};
}

async function perform<T extends v.GenericSchema>(
	{ log, ...client }: Dependencies,
	operation: UserOperation,
	schema: T,
	input: object & { AccessToken: string }
): Promise<Result<v.InferOutput<T>>> {
	try {
		const response = await callUserApi(client, operation, input);
		if (isRefusal(response)) {
			const error = errorOf(response, operation);
			const { type } = response.refused;
			log('account_call_refused', { reason: type, said: error.problem.code, operation });
			return error;
		}
		const parsed = v.safeParse(schema, response);
		if (parsed.success) return ok(parsed.output);
		throw new CognitoUnavailable(`${operation}: an invalid response`);
	} catch (error) {
		if (!(error instanceof CognitoUnavailable)) throw error;
		log('account_call_failed', { reason: describeError(error), operation });
		return cognitoUnavailable;
	}
}

const mapValue = <T, U>(result: Result<T>, map: (value: T) => U): Result<U> =>
	result.kind === 'ok' ? ok(map(result.value)) : result;

const withoutValue = (result: Result<unknown>): Result<null> => mapValue(result, () => null);

const toFactors = ({
	ConfiguredUserAuthFactors: configured,
	UserMFASettingList: used
}: v.InferOutput<typeof factors>): AuthFactors => ({
	hasPassword: configured.includes('PASSWORD'),
	// One that was verified and then turned off stays configured.
	hasAuthenticator: used.includes('SOFTWARE_TOKEN_MFA'),
	hasPasskey: configured.includes('WEB_AUTHN')
});

const toPasskey = ({
	CredentialId,
	FriendlyCredentialName,
	CreatedAt
}: v.InferOutput<typeof passkeyList>['Credentials'][number]): Passkey => ({
	credentialId: CredentialId,
	name: FriendlyCredentialName,
	createdAt: CreatedAt * 1000
});
