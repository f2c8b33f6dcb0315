import * as v from 'valibot';
import { closedObject } from './closed-object.ts';

/** External identity providers that the local Cognito imitates. */
export const externalProviders = ['Facebook', 'Google'] as const;
export type ExternalProvider = (typeof externalProviders)[number];

/** `COGNITO` is the user pool itself: people who sign in with a password. */
export const providers = ['COGNITO', ...externalProviders] as const;
export type Provider = (typeof providers)[number];

const defaultScopes: Record<ExternalProvider, string> = {
	Facebook: 'public_profile,email',
	Google: 'profile email openid'
};

/** An identity provider of the pool, as CreateIdentityProvider takes it. */
export const identityProviderSchema = v.pipe(
	closedObject({
		name: v.picklist(externalProviders),
		client_id: v.optional(v.string(), 'local-client-at-the-provider'),
		authorize_scopes: v.optional(v.string())
	}),
	v.transform(({ authorize_scopes, ...rest }) => ({
		...rest,
		authorize_scopes: authorize_scopes ?? defaultScopes[rest.name]
	}))
);
export type IdentityProvider = v.InferOutput<typeof identityProviderSchema>;
