/**
 * First parts of addresses whose next part is a secret: whoever has such an address may use it. It is
 * stored as a hash, is in no log, and goes to no other page as a referrer.
 */
export const secretFolders = [
	'unsubscribe',
	'handovers',
	'invitations',
	'data-deletion',
	'calendars'
] as const;

const secretPath = new RegExp(`^/(?:${secretFolders.join('|')})/[^/]`);

/** Whether a path holds a secret. */
export const isSecretPath = (path: string): boolean => secretPath.test(path);
