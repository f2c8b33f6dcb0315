export const providers = ['COGNITO', 'Facebook', 'Google'] as const;
export type Provider = (typeof providers)[number];
export type SocialProvider = Exclude<Provider, 'COGNITO'>;

/** Someone made up, whose name says what they are for. */
export interface Person {
	id: string;
	/** Fixed, so that a site's database still knows them after the local Cognito restarts. */
	sub: string;
	provider: Provider;
	/** Their id at Facebook or Google; null for people with a password. */
	providerUserId: string | null;
	name: string;
	email: string | null;
	groups: readonly string[];
	purpose: string;
	quirk: Quirk | null;
}

/** What is special about a person, where anything is. */
export type Quirk = 'declines' | 'disabled' | 'unconfirmed' | 'totp' | 'already_found_once';

/** Everyone who signs in by e-mail has this password. */
export const sharedPassword = 'Popmap-2026!';

/** The authenticator secret of the person with two factors, base32 as authenticator apps take it. */
export const totpSecret = '7DWVPPCM5NRW7JQM2HL3PTLD2D4Y2ROIJPVYMM7CSMQFGI7RDJLA';

type Details = Partial<Pick<Person, 'groups' | 'quirk'>>;

const atFacebook = (
	[id, sub, providerUserId]: [id: string, sub: string, providerUserId: string],
	[name, email]: [name: string, email: string | null],
	purpose: string,
	details: Details = {}
): Person => ({
	...{ id, sub, provider: 'Facebook', providerUserId, name, email, purpose },
	...{ groups: [], quirk: null, ...details }
});

const atGoogle = (
	[id, sub, providerUserId]: [id: string, sub: string, providerUserId: string],
	[name, email]: [name: string, email: string],
	purpose: string
): Person => ({
	...{ id, sub, provider: 'Google', providerUserId, name, email, purpose },
	...{ groups: [], quirk: null }
});

const byEmail = (
	[id, sub]: [id: string, sub: string],
	name: string,
	purpose: string,
	details: Details = {}
): Person => ({
	...{ id, sub, provider: 'COGNITO', providerUserId: null, name, email: `${id}@popmap.test` },
	...{ purpose, groups: [], quirk: null, ...details }
});

export const people: readonly Person[] = [
	atFacebook(
		['olivia-owner', 'e751d284-7a6b-4362-851f-40da25b653d4', '10223456789012345'],
		['Olivia Owner', 'olivia-owner@popmap.test'],
		'owns a business, signs in with Facebook'
	),
	byEmail(
		['emil-owner', '725b38b7-823e-46ab-8c00-280f07f20c11'],
		'Emil Owner',
		'owns a business, signs in by e-mail'
	),
	atGoogle(
		['gina-owner', '3317295d-80c1-49ec-b278-6ebf1703f3cc', '108234567890123456789'],
		['Gina Owner', 'gina-owner@popmap.test'],
		'owns a business, signs in with Google'
	),
	byEmail(
		['otto-other-owner', '6f80a91d-12a5-4fa7-b23b-40e9ad9bd7d9'],
		'Otto Other-Owner',
		"another owner, who may not touch the first one's business"
	),
	byEmail(
		['anna-attendee', '0da3a7a0-3fe7-4737-be8b-f43594c99c2d'],
		'Anna Attendee',
		'goes to events and owns nothing'
	),
	byEmail(
		['mona-moderator', 'e0d64ce8-bab2-412d-873e-f5de77769ff4'],
		'Mona Moderator',
		'moderates: a member of the group admins',
		{ groups: ['admins'] }
	),
	atFacebook(
		['greta-three-groups', '5dc5194c-624a-4454-8a25-c3894e42c51c', '10223456789012346'],
		['Greta Three-Groups', 'greta-three-groups@popmap.test'],
		'has the largest tokens: Facebook and three groups',
		{ groups: ['admins', 'editors', 'market-organisers'] }
	),
	atFacebook(
		['dana-declines', '2c3cce59-01ce-46df-a2c0-5a01bfa2c729', '10223456789012347'],
		['Dana Declines', 'dana-declines@popmap.test'],
		'always presses Cancel at Facebook',
		{ quirk: 'declines' }
	),
	atFacebook(
		['nemo-no-email', '0efa5f7b-b5e8-450b-8e59-f8fcfd72d187', '10223456789012348'],
		['Nemo No-Email', null],
		'has no e-mail address at Facebook: attributes required: [email]'
	),
	atFacebook(
		['retha-retry', '13559a66-0545-49e9-99ff-adf389bc03b5', '10223456789012349'],
		['Retha Retry', 'retha-retry@popmap.test'],
		'the first sign-in fails once with “Already found an entry for username”',
		{ quirk: 'already_found_once' }
	),
	byEmail(
		['dora-disabled', '9c6b9fb3-2424-4c8a-87b4-227ca1709d4d'],
		'Dora Disabled',
		'is disabled and cannot sign in',
		{ quirk: 'disabled' }
	),
	byEmail(
		['uma-unconfirmed', '5d7ab75c-4b57-4653-89e2-035d2a4b752d'],
		'Uma Unconfirmed',
		'signed up and never typed the code',
		{ quirk: 'unconfirmed' }
	),
	byEmail(
		['theo-two-factor', '6c467acb-38a5-4325-8679-ce89a724b24e'],
		'Theo Two-Factor',
		'is asked for an authenticator code',
		{ quirk: 'totp' }
	),
	atFacebook(
		['layla-right-to-left', '1c4087b8-2551-4153-9e99-74b5bfe3d193', '10223456789012350'],
		['ليلى السوق 🌸', 'layla-right-to-left@popmap.test'],
		'has a name that runs right to left, with an emoji'
	),
	atGoogle(
		['bobby-markup', 'ac79d15d-2502-476d-aa90-ef3a79a758c7', '108234567890123456790'],
		['<b>Bobby</b> & Co', 'bobby-markup@popmap.test'],
		'has a name that is markup'
	)
];

/** @throws when nobody has that id: only control requests and the consent pages name people by id. */
export function personById(id: string): Person {
	const person = people.find((one) => one.id === id);
	if (!person) throw new RangeError(`Nobody here is called ${id}.`);
	return person;
}
