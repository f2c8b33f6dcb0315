import { base64url } from 'jose';
import { randomToken, sha256 } from '../secrets.ts';

/** So that programs which look for leaked secrets recognise one. */
const prefix = 'popmap_';

const pattern = new RegExp(`^${prefix}[\\w-]{43}$`);

/** @returns a new token: 256 random bits */
export const newApiToken = (): string => prefix + randomToken(32);

/** Whether a Bearer token is meant to be one of these, and not one of Cognito. */
export const isApiToken = (token: string): boolean => token.startsWith(prefix);

/** @returns what is stored of a token; null for what cannot be one */
export const hashOf = async (token: string): Promise<string | null> =>
	pattern.test(token) ? base64url.encode(await sha256(token)) : null;
