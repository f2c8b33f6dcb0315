import * as v from 'valibot';
import { standardAttributes } from '../config/attributes.ts';
import { allowedFlows } from '../config/client.ts';
import type { AppClient } from '../config/config.ts';
import { relyingPartyId } from '../passkeys/relying-party.ts';
import type { Pool } from '../pool.ts';
import { clientIdMember } from '../user-api/input.ts';
import { requiredClient, type Operation } from '../user-api/operation.ts';
import { poolOperation, seconds } from './admin-call.ts';

/** Descriptions of the pool and its app clients, for an administrator. */
export const descriptionOperations: Record<string, Operation> = {
	DescribeUserPool: poolOperation(v.object({}), (pool) => ({ UserPool: poolJson(pool) })),
	DescribeUserPoolClient: poolOperation(
		v.object({ ClientId: clientIdMember }),
		(pool, { ClientId }) => ({ UserPoolClient: clientJson(pool, requiredClient(pool, ClientId)) })
	),
	GetUserPoolMfaConfig: poolOperation(v.object({}), mfaJson),
	ListUserPoolClients: poolOperation(v.object({}), (pool) => ({
		UserPoolClients: [...pool.clients.values()].map(({ id }) => ({
			ClientId: id,
			ClientName: id,
			UserPoolId: pool.config.user_pool_id
		}))
	}))
};

function poolJson({ config, directory, startedAt }: Pool) {
	const { region, user_pool_id: id, password_policy: policy } = config;
	return {
		Id: id,
		Name: config.app_name,
		Arn: `arn:aws:cognito-idp:${region}:000000000000:userpool/${id}`,
		CreationDate: seconds(startedAt),
		LastModifiedDate: seconds(startedAt),
		EstimatedNumberOfUsers: directory.count(),
		UserPoolTier: 'ESSENTIALS',
		DeletionProtection: 'INACTIVE',
		UsernameAttributes: config.username_attributes,
		AliasAttributes: config.alias_attributes,
		AutoVerifiedAttributes: ['email'],
		UsernameConfiguration: { CaseSensitive: false },
		UserAttributeUpdateSettings: {
			AttributesRequireVerificationBeforeUpdate: config.verify_before_update ? ['email'] : []
		},
		AdminCreateUserConfig: { AllowAdminCreateUserOnly: false },
		AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'verified_email', Priority: 1 }] },
		MfaConfiguration: config.mfa,
		Policies: {
			PasswordPolicy: {
				MinimumLength: policy.minimum_length,
				RequireUppercase: policy.require_uppercase,
				RequireLowercase: policy.require_lowercase,
				RequireNumbers: policy.require_numbers,
				RequireSymbols: policy.require_symbols,
				TemporaryPasswordValidityDays: config.invitation.days
			},
			SignInPolicy: { AllowedFirstAuthFactors: config.first_factors }
		},
		SchemaAttributes: schemaJson(config)
	};
}

function mfaJson(pool: Pool) {
	const { mfa, mfa_methods: methods, first_factors: factors, webauthn } = pool.config;
	return {
		MfaConfiguration: mfa,
		SoftwareTokenMfaConfiguration: { Enabled: methods.includes('SOFTWARE_TOKEN_MFA') },
		...(factors.includes('WEB_AUTHN')
			? {
					WebAuthnConfiguration: {
						RelyingPartyId: relyingPartyId(pool),
						UserVerification: webauthn.user_verification,
						FactorConfiguration: webauthn.factor_configuration
					}
				}
			: {})
	};
}

function schemaJson({ required_attributes: required, custom_attributes: custom }: Pool['config']) {
	const standard = Object.entries(standardAttributes).map(([Name, longest]) => ({
		Name,
		AttributeDataType: Name.endsWith('_verified')
			? 'Boolean'
			: Name === 'updated_at'
				? 'Number'
				: 'String',
		Mutable: true,
		Required: required.includes(Name),
		...(Name.endsWith('_verified') || Name === 'updated_at'
			? {}
			: { StringAttributeConstraints: { MinLength: '0', MaxLength: String(longest) } })
	}));
	const own = custom.map(({ name, type, mutable, min_length: least, max_length: most }) => ({
		Name: `custom:${name}`,
		AttributeDataType: type,
		Mutable: mutable,
		Required: false,
		...(type === 'String'
			? { StringAttributeConstraints: { MinLength: String(least), MaxLength: String(most) } }
			: {})
	}));
	return [
		{ Name: 'sub', AttributeDataType: 'String', Mutable: false, Required: true },
		...standard,
		...own
	];
}

function clientJson({ config, startedAt }: Pool, client: AppClient) {
	return {
		UserPoolId: config.user_pool_id,
		ClientId: client.id,
		ClientName: client.id,
		...(client.secret === null ? {} : { ClientSecret: client.secret }),
		CreationDate: seconds(startedAt),
		LastModifiedDate: seconds(startedAt),
		CallbackURLs: client.callback_urls,
		LogoutURLs: client.logout_urls,
		AllowedOAuthFlows: client.flows,
		AllowedOAuthFlowsUserPoolClient: client.flows.length > 0,
		AllowedOAuthScopes: client.scopes,
		SupportedIdentityProviders: client.providers,
		ExplicitAuthFlows: allowedFlows(client),
		...(client.read_attributes === null ? {} : { ReadAttributes: client.read_attributes }),
		WriteAttributes: client.write_attributes,
		AccessTokenValidity: client.access_seconds,
		IdTokenValidity: client.id_seconds,
		RefreshTokenValidity: client.refresh_seconds,
		TokenValidityUnits: { AccessToken: 'seconds', IdToken: 'seconds', RefreshToken: 'seconds' },
		RefreshTokenRotation: {
			Feature: client.rotation ? 'ENABLED' : 'DISABLED',
			RetryGracePeriodSeconds: client.grace_seconds
		},
		EnableTokenRevocation: client.revocation,
		PreventUserExistenceErrors: client.prevent_user_existence_errors ? 'ENABLED' : 'LEGACY',
		AuthSessionValidity: client.auth_session_minutes
	};
}
